/// Holds a value behind a reference, so that a structure can have a member of its own type.
///
/// It behaves as the value does: copies are independent, and equal values are equal.
@propertyWrapper
public indirect enum Indirect<Value> {
  /// The value behind the reference.
  case value(Value)

  /// Holds a value.
  public init(wrappedValue: Value) {
    self = .value(wrappedValue)
  }

  /// The value.
  public var wrappedValue: Value {
    get {
      switch self {
      case .value(let value): value
      }
    }
    set { self = .value(newValue) }
  }
}

extension Indirect: Sendable where Value: Sendable {}
extension Indirect: Equatable where Value: Equatable {}
extension Indirect: Hashable where Value: Hashable {}
