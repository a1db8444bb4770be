/// A value that endpoint rules compute with.
///
/// Source: Smithy 2.0 specification, "Endpoint rules language", types.
public enum EndpointValue: Sendable, Hashable {
  /// A text.
  case string(String)
  /// A truth value.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// Values in order.
  case array([EndpointValue])
  /// Values by name.
  case record([String: EndpointValue])
}

extension EndpointValue {
  /// The text, when it is one.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The truth value, when it is one.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The number, when it is one.
  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The elements, when it is an array.
  public var array: [EndpointValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// The values by name, when it is a record.
  public var record: [String: EndpointValue]? {
    if case .record(let values) = self { values } else { nil }
  }
}

extension EndpointValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  /// A text.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// A truth value.
  public init(booleanLiteral value: Bool) {
    self = .boolean(value)
  }
}

extension EndpointValue: Decodable {
  /// The value that JSON stands for; null and fractions are none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let values = try? container.decode([EndpointValue].self) {
      self = .array(values)
    } else {
      self = .record(try container.decode([String: EndpointValue].self))
    }
  }
}
