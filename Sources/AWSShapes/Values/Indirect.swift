/// A value behind a reference, so that a structure can have a member of its own type.
///
/// It behaves like the value: copies are independent, and it is equal if the value is.
@propertyWrapper
public indirect enum Indirect<Value> {
  /// The value behind the reference.
  case value(Value)

  /// Creates a reference to a value.
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
