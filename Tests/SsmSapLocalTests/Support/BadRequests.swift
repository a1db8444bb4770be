import AWSJSON
import AWSShapes
import HTTPTypes

/// Makes requests from valid inputs, most of them bad: with other types, bytes, paths, fields or
/// methods.
struct BadRequests {
  private var generator: SeededGenerator
  private var inputs: ValidInputs

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    inputs = ValidInputs(seed: ~seed)
  }

  /// Returns the next request.
  mutating func next() throws -> WireInput {
    let operations = ServiceModel.shared.operations
    let operation = pick(operations)
    var input = inputs.value(operation.input)
    if chance(2) { input = mutated(input, depth: 0) }
    // The members have to be in a structure for a request to be made of them.
    if case .map = input {} else { input = .map(["ApplicationId": input]) }
    var wire = try WireInput(operation, input)
    if chance(3) { wire.body = mutated(wire.body) }
    if chance(6) { wire.request.path = path(wire.request.path ?? "/") }
    if chance(10) { wire.request.method = method() }
    if chance(6) { setField(&wire.request) }
    return wire
  }

  private mutating func chance(_ one: Int) -> Bool {
    Int.random(in: 0..<one, using: &generator) == 0
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  // MARK: Values

  private mutating func mutated(_ value: Document, depth: Int) -> Document {
    if depth > 0, chance(4) { return other() }
    switch value {
    case .map(let entries):
      guard
        let (key, entry) = entries.sorted(by: { $0.key < $1.key }).randomElement(using: &generator)
      else { return .map([oddText(): other()]) }
      var changed = entries
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: changed[key] = nil
      case 1: changed[key.lowercased()] = entry
      case 2: changed[oddText()] = other()
      default: changed[key] = mutated(entry, depth: depth + 1)
      }
      return .map(changed)
    case .list(let elements):
      guard let element = elements.first else { return .list([other()]) }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: return .list(Array(repeating: element, count: pick([0, 2, 21, 60])))
      case 1: return .list(elements + [other()])
      default: return .list([mutated(element, depth: depth + 1)] + elements.dropFirst())
      }
    case .string: return .string(oddText())
    default: return other()
    }
  }

  /// A value of any kind.
  private mutating func other() -> Document {
    switch Int.random(in: 0..<9, using: &generator) {
    case 0: return .null
    case 1: return .bool(chance(2))
    case 2: return .number(pick(Self.numbers))
    case 3: return .list([])
    case 4: return .map([:])
    case 5: return nested(pick([2, 20, 127, 128, 200, 600]))
    case 6: return .list([.null, .string("x")])
    default: return .string(oddText())
    }
  }

  private static let numbers = [
    "0", "-1", "51", "1.5", "1e3", "1e308", "-1e400", "1E-400", "9223372036854775808",
    "-99999999999999999999999999999999999999", "2147483648", "0.1",
  ].compactMap { BigDecimal($0) }

  private mutating func nested(_ depth: Int) -> Document {
    let isList = chance(2)
    return (0..<depth).reduce(.null) { inner, _ in isList ? .list([inner]) : .map(["x": inner]) }
  }

  private mutating func oddText() -> String {
    pick([
      "", " ", "\u{0}", "a\u{301}", "\u{feff}", "😀", "\\u0000", "../..", "%2F", "arn:aws:x:y/z",
      "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HDB", String(repeating: "x", count: 61),
      String(repeating: "ab", count: 5000), "01234567-89ab-cdef-0123-456789abcdef",
      "0123456789abcdefghij", "HDB", "<script>", "'; --", "null", "true", "__proto__", "\r\n",
    ])
  }

  // MARK: Bytes

  private mutating func mutated(_ body: [UInt8]) -> [UInt8] {
    var body = body
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let index = Int.random(in: 0...body.count, using: &generator)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: body.removeLast(body.count - index)
      case 1: body.insert(UInt8.random(in: 0...255, using: &generator), at: index)
      case 2 where index < body.count: body[index] = UInt8.random(in: 0...255, using: &generator)
      case 3 where index < body.count: body.remove(at: index)
      case 4: body.insert(contentsOf: [0xed, 0xa0, 0x80, 0xc0, 0xaf], at: index)
      case 5: body += body
      case 6: body.insert(contentsOf: Array(pick(Self.fragments).utf8), at: index)
      default: body = Array(pick(Self.fragments).utf8)
      }
    }
    return body
  }

  private static let fragments = [
    "{", "}", "[", "]", ",", ":", "\"", "null", "1e999", "-", "\\", "\\u", "\\ud800", "{}", "[[[[",
    "{\"ApplicationId\":{}}", "{\"ApplicationId\":\"a\",\"ApplicationId\":1}", "\u{feff}{}", "<x/>",
    String(repeating: "[", count: 5000), String(repeating: "{\"a\":", count: 3000),
    "{\"MaxResults\":" + String(repeating: "9", count: 5000) + "}", "/**/{}", "NaN", "'a'", "\0",
  ]

  // MARK: Head

  private mutating func path(_ path: String) -> String {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      return pick(["", "/", "*", "//", "/tags", "/tags/", "/_local/state", "/%", "/tags/%ff"])
    case 1: return path + pick(["/", "?", "#", "?a=b&a", "&tagKeys=x", "%", "%zz", "/..", ";x"])
    case 2: return String(path.dropLast(Int.random(in: 0...path.count, using: &generator)))
    case 3: return path.uppercased()
    default: return path + "?tagKeys=" + pick(["", "%00", "%C3%28", "a&tagKeys", "+", "="])
    }
  }

  private mutating func method() -> HTTPRequest.Method {
    pick([.get, .put, .delete, .head, .options, .patch, .trace, .connect, .post])
  }

  private mutating func setField(_ request: inout HTTPRequest) {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      request.headerFields[.contentType] = pick([
        "text/plain", "", "application/json; charset=\"", "application/x-amz-json-1.1", ";",
      ])
    case 1: request.headerFields[.contentLength] = pick(["-1", "99999999999999999999", "x"])
    case 2: request.headerFields[.authorization] = pick(["", "AWS4-HMAC-SHA256", "Basic x", "é"])
    default: request.headerFields[.accept] = String(repeating: "x", count: 9000)
    }
  }
}
