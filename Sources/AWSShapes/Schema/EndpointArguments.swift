/// Values for the parameters of a service's endpoint rules, by the names of the parameters.
///
/// An operation sets them from its model and its input, a client from its own options.
///
/// Source: Smithy 2.0, "Rules engine traits".
public struct EndpointArguments: Sendable, Hashable {
  /// The value of a parameter.
  public enum Value: Sendable, Hashable {
    /// A string.
    case string(String)
    /// A Boolean value.
    case boolean(Bool)
    /// A list of strings.
    case strings([String])
  }

  /// The values by name.
  public private(set) var values: [String: Value] = [:]

  /// Creates arguments without values.
  public init() {}

  /// Sets a parameter, unless the value is `nil`.
  public mutating func set(_ name: String, to value: String?) {
    if let value { values[name] = .string(value) }
  }

  /// Sets a parameter, unless the value is `nil`.
  public mutating func set(_ name: String, to value: Bool?) {
    if let value { values[name] = .boolean(value) }
  }

  /// Sets a parameter, unless the value is `nil`.
  public mutating func set(_ name: String, to value: [String]?) {
    if let value { values[name] = .strings(value) }
  }

  /// A Boolean value that indicates whether no parameter has a value.
  public var isEmpty: Bool { values.isEmpty }
}
