/// An expression in an endpoint rule.
///
/// A string literal in Swift stands for itself; its braces have no meaning. Use ``init(template:)``
/// for strings with placeholders in braces.
public indirect enum EndpointExpression: Sendable, Hashable {
  /// A value.
  case literal(EndpointValue)
  /// The value of a parameter, or a value that a condition has assigned.
  case reference(String)
  /// A concatenation of strings.
  case template([EndpointExpression])
  /// The result of a function call.
  case call(EndpointFunction, [EndpointExpression])
  /// An array of values.
  case array([EndpointExpression])
  /// A record: values by name.
  case record([String: EndpointExpression])

  /// Returns an expression for a member of a named value.
  public static func attribute(_ path: String, of name: String) -> EndpointExpression {
    .call(.getAttr, [.reference(name), .literal(.string(path))])
  }
}

extension EndpointExpression: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  /// A string.
  public init(stringLiteral value: String) {
    self = .literal(.string(value))
  }

  /// A Boolean value.
  public init(booleanLiteral value: Bool) {
    self = .literal(.boolean(value))
  }
}

extension EndpointExpression {
  /// Creates an expression from a string with the placeholders `{name}` and `{name#path}`. A doubled
  /// brace stands for a brace.
  ///
  /// - Throws: ``EndpointRuleSetError`` if a brace is unpaired or encloses nothing.
  public init(template text: String) throws(EndpointRuleSetError) {
    var pieces: [EndpointExpression] = []
    var plain = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "{" || scalar == "}" else {
        plain.unicodeScalars.append(scalar)
        continue
      }
      if rest.first == scalar {
        plain.unicodeScalars.append(scalar)
        rest.removeFirst()
        continue
      }
      guard scalar == "{", let end = rest.firstIndex(of: "}"), end > rest.startIndex else {
        throw EndpointRuleSetError("unpaired brace in \"\(text)\"")
      }
      if !plain.isEmpty { pieces.append(.literal(.string(plain))) }
      plain = ""
      pieces.append(Self.shorthand(Substring(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    }
    if pieces.isEmpty {
      self = .literal(.string(plain))
      return
    }
    if !plain.isEmpty { pieces.append(.literal(.string(plain))) }
    self = .template(pieces)
  }

  private static func shorthand(_ text: Substring) -> EndpointExpression {
    let scalars = text.unicodeScalars
    guard let hash = scalars.firstIndex(of: "#") else { return .reference(String(text)) }
    return .attribute(String(scalars[scalars.index(after: hash)...]), of: String(text[..<hash]))
  }

  /// The names that the expression refers to.
  var references: [String] {
    switch self {
    case .literal: []
    case .reference(let name): [name]
    case .template(let parts), .call(_, let parts), .array(let parts): parts.flatMap(\.references)
    case .record(let parts): parts.values.flatMap(\.references)
    }
  }
}

extension EndpointExpression: Decodable {
  private enum Key: String, CodingKey {
    case fn, argv, ref
  }

  /// Reads a literal, a template, `{"ref": name}` or `{"fn": name, "argv": [...]}`.
  public init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: Key.self) {
      if container.contains(.ref) {
        self = .reference(try container.decode(String.self, forKey: .ref))
        return
      }
      if container.contains(.fn) {
        self = try Self.call(in: container)
        return
      }
    }
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      do {
        self = try EndpointExpression(template: text)
      } catch {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: error.message)
      }
    } else if let parts = try? container.decode([EndpointExpression].self) {
      self = .array(parts)
    } else if let parts = try? container.decode([String: EndpointExpression].self) {
      self = .record(parts)
    } else {
      self = .literal(try container.decode(EndpointValue.self))
    }
  }

  private static func call(
    in container: KeyedDecodingContainer<Key>
  ) throws -> EndpointExpression {
    let name = try container.decode(String.self, forKey: .fn)
    guard let function = EndpointFunction(rawValue: name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .fn, in: container, debugDescription: "unknown function \"\(name)\"")
    }
    let arguments = try container.decode([EndpointExpression].self, forKey: .argv)
    guard function.arity.contains(arguments.count) else {
      throw DecodingError.dataCorruptedError(
        forKey: .argv, in: container,
        debugDescription: "\(name) does not take \(arguments.count) arguments")
    }
    return .call(function, arguments)
  }
}
