/// A value in endpoint rules.
///
/// Source: Smithy 2.0 specification, "Endpoint rules language", types.
public enum EndpointValue: Sendable, Hashable {
  /// A string.
  case string(String)
  /// A Boolean value.
  case boolean(Bool)
  /// An integer.
  case integer(Int)
  /// An array of values.
  case array([EndpointValue])
  /// A record: values by name.
  case record([String: EndpointValue])
}

extension EndpointValue {
  /// The string, or `nil` for another type.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The Boolean value, or `nil` for another type.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The integer, or `nil` for another type.
  public var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The elements of the array, or `nil` for another type.
  public var array: [EndpointValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// The members of the record, or `nil` for another type.
  public var record: [String: EndpointValue]? {
    if case .record(let values) = self { values } else { nil }
  }
}

extension EndpointValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  /// A string.
  public init(stringLiteral value: String) {
    self = .string(value)
  }

  /// A Boolean value.
  public init(booleanLiteral value: Bool) {
    self = .boolean(value)
  }
}

extension EndpointValue: Decodable {
  /// Decodes a JSON value. Null and fractions are errors.
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
