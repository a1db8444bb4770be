import AWSShapes

/// Damages models: every choice comes from the numbers it is given, so that the same numbers lead to
/// the same damage.
struct ModelMutator<Numbers: RandomNumberGenerator> {
  var numbers: Numbers

  /// A damaged copy of a model.
  mutating func mutant(of model: Document) -> Document {
    let shapes = Self.entries(Self.entries(model)["shapes"] ?? .null).keys.sorted()
    var result = model
    for _ in 0..<Int.random(in: 1...3, using: &numbers) { result = damaged(result, shapes) }
    return result
  }

  /// The value with one part of it damaged, at a random depth.
  private mutating func damaged(_ value: Document, _ shapes: [String]) -> Document {
    switch value {
    case .map(var entries) where !entries.isEmpty:
      let keys = entries.keys.sorted()
      let key = pick(keys)
      guard let old = entries[key] else { return value }
      switch Int.random(in: 0..<16, using: &numbers) {
      case 0: entries[key] = nil
      case 1:
        entries[key] = nil
        entries[name(shapes)] = old
      case 2: entries[name(shapes)] = old
      case 3: entries[pick(Self.traits)] = junk(shapes)
      case 4: entries[key] = entries[pick(keys)]
      case 5: entries[key] = junk(shapes)
      default: entries[key] = damaged(old, shapes)
      }
      return .map(entries)
    case .list(var elements) where !elements.isEmpty:
      let index = Int.random(in: 0..<elements.count, using: &numbers)
      switch Int.random(in: 0..<6, using: &numbers) {
      case 0: elements.remove(at: index)
      case 1: elements.append(elements[index])
      case 2: elements[index] = junk(shapes)
      default: elements[index] = damaged(elements[index], shapes)
      }
      return .list(elements)
    case .string(let text):
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0: return .string(name(shapes))
      case 1: return .string(pick(Self.words))
      case 2: return .string(text + pick(Self.texts))
      default: return junk(shapes)
      }
    default: return junk(shapes)
    }
  }

  private mutating func name(_ shapes: [String]) -> String {
    Bool.random(using: &numbers) && !shapes.isEmpty ? pick(shapes) : pick(Self.texts)
  }

  private mutating func junk(_ shapes: [String]) -> Document {
    switch Int.random(in: 0..<9, using: &numbers) {
    case 0: .null
    case 1: .bool(.random(using: &numbers))
    case 2: .number(pick(Self.numbers))
    case 3: .string(name(shapes))
    case 4: .list([])
    case 5: .map([:])
    case 6: .map(["target": .string(name(shapes))])
    case 7: .string(pick(Self.words))
    default: .map([pick(Self.traits): .map([:])])
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &numbers)]
  }

  private static func entries(_ value: Document) -> [String: Document] {
    if case .map(let entries) = value { entries } else { [:] }
  }

  private static var numbers: [BigDecimal] {
    ["0", "-1", "1", "1.5", "1e400", "9223372036854775808", "-9223372036854775809", "2147483648"]
      .compactMap { BigDecimal($0) }
  }

  /// Texts and names that code has to be careful with.
  private static var texts: [String] {
    [
      "", "_", "__", "_1", "1", "self", "Self", "init", "Type", "Protocol", "inout", "default",
      "a b",
      "String", "Int", "Document", "Error", "Sendable", "Optional", "t#self", "#", "t#", "t#A$b",
      "\"", "\\", "\\(1)", "\"\u{301}", "*/", "/*", "\n", "\r\n", "\u{2028}", "\u{85}", "`", "```",
      "${x}", "{x}", "{x+}", "%", "\u{202e}", "\u{0}", "message", "description", "hashValue",
      "<p>", "</code>", "&#10;", "&#x0;", "é", "\u{1f980}", String(repeating: "a", count: 300),
      "smithy.api#Unit", "smithy.api#String", "smithy.api#PrimitiveInteger", "smithy.api#Document",
      "smithy.api#Blob", "smithy.api#Timestamp", "smithy.api#BigDecimal", "smithy.api#Double",
    ]
  }

  /// Words of the format itself.
  private static var words: [String] {
    [
      "structure", "union", "list", "map", "string", "enum", "intEnum", "service", "operation",
      "resource", "blob", "timestamp", "document", "double", "bigInteger", "bigDecimal", "boolean",
      "set", "apply", "client", "server", "date-time", "http-date", "epoch-seconds", "GET",
      "boolean", "stringArray", "2.0", "1.0",
    ]
  }

  private static var traits: [String] {
    [
      "addedDefault", "box", "clientOptional", "default", "deprecated", "documentation", "endpoint",
      "enum", "enumValue", "error", "eventHeader", "eventPayload", "hostLabel", "http", "httpError",
      "httpHeader", "httpLabel", "httpPayload", "httpPrefixHeaders", "httpQuery", "httpQueryParams",
      "httpResponseCode", "idempotencyToken", "jsonName", "length", "mediaType", "mixin",
      "paginated", "pattern", "range", "required", "retryable", "sensitive", "sparse", "streaming",
      "timestampFormat",
    ].map { "smithy.api#\($0)" } + [
      "aws.api#clientDiscoveredEndpoint", "smithy.rules#contextParam", "target", "members",
      "traits",
      "type", "member", "key", "value", "input", "output", "errors", "mixins", "operations",
    ]
  }
}
