/// Holds a value behind a reference, so that a structure can have a member of its own type.
///
/// It behaves as the value does: copies are independent, and equal values are equal.
@propertyWrapper
public struct Indirect<Value> {
  private indirect enum Storage {
    case value(Value)
  }

  private var storage: Storage

  /// Holds a value.
  public init(wrappedValue: Value) {
    storage = .value(wrappedValue)
  }

  /// The value.
  public var wrappedValue: Value {
    get {
      switch storage {
      case .value(let value): value
      }
    }
    set { storage = .value(newValue) }
  }
}

extension Indirect: Sendable where Value: Sendable {}
extension Indirect.Storage: Sendable where Value: Sendable {}

extension Indirect: Equatable where Value: Equatable {
  /// Whether the values are equal.
  public static func == (one: Indirect, other: Indirect) -> Bool {
    one.wrappedValue == other.wrappedValue
  }
}

extension Indirect: Hashable where Value: Hashable {
  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wrappedValue)
  }
}
