import AWSShapes

/// Checks the values of the traits that shape the code. A value of another form would be ignored
/// otherwise, as if the trait were absent.
enum TraitValues {
  /// The first problem with the values of traits; `nil` if there is none.
  static func problem(_ traits: Traits) -> String? {
    for (id, value) in traits.values.sorted(by: { $0.key.text < $1.key.text }) {
      guard let expected = expected[id.text] else { continue }
      if let problem = expected.problem(of: value) ?? order(id, value) {
        return "the value of the trait \(name(id)) \(problem)"
      }
    }
    return nil
  }

  private static func name(_ id: ShapeID) -> String { id.isOfPrelude ? id.name : id.text }

  /// What is wrong with the bounds of a length or range; `nil` if there is nothing.
  private static func order(_ id: ShapeID, _ value: Document) -> String? {
    guard id.text == "smithy.api#length" || id.text == "smithy.api#range",
      let least = value["min"]?.double, let most = value["max"]?.double, least > most
    else { return nil }
    return "has a minimum above its maximum"
  }

  private static let expected: [String: TraitValue] = {
    var expected = others
    for name in annotations { expected["smithy.api#\(name)"] = .object() }
    for (name, value) in own { expected["smithy.api#\(name)"] = value }
    return expected
  }()

  /// Traits of Smithy without a value, which an empty object stands for.
  private static let annotations = [
    "addedDefault", "box", "clientOptional", "eventHeader", "eventPayload", "hostLabel",
    "httpBearerAuth", "httpChecksumRequired", "httpLabel", "httpPayload", "httpQueryParams",
    "httpResponseCode", "idempotencyToken", "idempotent", "input", "optionalAuth", "output",
    "readonly", "required", "requiresLength", "sensitive", "sparse", "streaming",
  ]

  private static let count = TraitValue.integer(0...Int.max)

  private static let own: [String: TraitValue] = [
    "auth": .list(.string),
    "deprecated": .object(["message": .string, "since": .string]),
    "documentation": .string,
    "endpoint": .object(["hostPrefix": .text], required: ["hostPrefix"]),
    "enum": .list(
      .object(
        ["value": .string, "name": .string, "documentation": .string], required: ["value"])),
    "error": .word(["client", "server"]),
    "http": .object(
      ["method": .text, "uri": .text, "code": .integer(100...999)], required: ["method", "uri"]),
    "httpError": .integer(100...999),
    "httpHeader": .text,
    "httpPrefixHeaders": .string,
    "httpQuery": .text,
    "jsonName": .string,
    "length": .object(["min": count, "max": count]),
    "mediaType": .string,
    "mixin": .object(["localTraits": .list(.string)]),
    "paginated": .object([
      "inputToken": .string, "outputToken": .string, "items": .string, "pageSize": .string,
    ]),
    "pattern": .string,
    "range": .object(["min": .number, "max": .number]),
    "requestCompression": .object(["encodings": .list(.string)]),
    "retryable": .object(["throttling": .boolean]),
    "timestampFormat": .string,
    "title": .string,
  ]

  private static let others: [String: TraitValue] = [
    "aws.api#clientDiscoveredEndpoint": .object(["required": .boolean]),
    "aws.api#clientEndpointDiscovery": .object(["operation": .string, "error": .string]),
    "aws.api#service": .object(["sdkId": .text, "endpointPrefix": .text]),
    "aws.auth#sigv4": .object(["name": .text]),
    "aws.auth#sigv4a": .object(["name": .text]),
    "aws.auth#unsignedPayload": .object(),
    "aws.protocols#awsJson1_0": .object(),
    "aws.protocols#awsJson1_1": .object(),
    "aws.protocols#awsQueryCompatible": .object(),
    "aws.protocols#awsQueryError": .object(["code": .string]),
    "aws.protocols#restJson1": .object(),
    "smithy.rules#clientContextParams": .map(
      .object(["type": .string, "documentation": .string], required: ["type"])),
    "smithy.rules#contextParam": .object(["name": .text], required: ["name"]),
    "smithy.rules#operationContextParams": .map(.object(["path": .text], required: ["path"])),
    "smithy.rules#staticContextParams": .map(.object(required: ["value"])),
  ]
}
