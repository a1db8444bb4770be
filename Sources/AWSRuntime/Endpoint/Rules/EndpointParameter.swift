/// A parameter of endpoint rules.
public struct EndpointParameter: Sendable, Hashable {
  /// The type of the value.
  public var kind: Kind

  /// Whether the parameter must have a value.
  public var isRequired: Bool

  /// The value if none is given.
  public var defaultValue: EndpointValue?

  /// The setting of the client that supplies the value, such as `AWS::Region`.
  public var builtIn: String?

  /// The types of parameters.
  public enum Kind: Sendable, Hashable {
    /// A string.
    case string
    /// A Boolean value.
    case boolean
    /// An array of strings.
    case stringArray
  }

  /// Creates a parameter.
  public init(
    _ kind: Kind, isRequired: Bool = false, default defaultValue: EndpointValue? = nil,
    builtIn: String? = nil
  ) {
    self.kind = kind
    self.isRequired = isRequired
    self.defaultValue = defaultValue
    self.builtIn = builtIn
  }

  /// Returns whether the parameter accepts the value.
  func takes(_ value: EndpointValue) -> Bool {
    switch kind {
    case .string: value.string != nil
    case .boolean: value.boolean != nil
    case .stringArray: value.array?.allSatisfy { $0.string != nil } ?? false
    }
  }
}

extension EndpointParameter: Decodable {
  private enum Key: String, CodingKey {
    case type, required, `default`, builtIn
  }

  /// Reads a parameter in Smithy's JSON form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let type = try container.decode(String.self, forKey: .type)
    switch type.lowercased() {
    case "string": kind = .string
    case "boolean": kind = .boolean
    case "stringarray": kind = .stringArray
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: container, debugDescription: "unknown type \"\(type)\"")
    }
    isRequired = try container.decodeIfPresent(Bool.self, forKey: .required) ?? false
    defaultValue = try container.decodeIfPresent(EndpointValue.self, forKey: .default)
    builtIn = try container.decodeIfPresent(String.self, forKey: .builtIn)
    if let defaultValue, !takes(defaultValue) {
      throw DecodingError.dataCorruptedError(
        forKey: .default, in: container, debugDescription: "the default is not of type \"\(type)\"")
    }
  }
}
