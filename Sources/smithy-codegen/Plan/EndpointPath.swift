import AWSShapes

/// The path from an operation's input to a value for its endpoint rules.
///
/// It is the part of JMESPath that models use: members, `[*]` for every element of a list, and
/// `keys(...)` around the whole for the keys of a map.
///
/// Source: Smithy 2.0, "operationContextParams trait".
struct EndpointPath: Sendable, Hashable {
  enum Step: Sendable, Hashable {
    case member(String)
    case each
  }

  var steps: [Step]
  /// Whether the value is the keys of the map at the end of the path.
  var takesKeys = false

  /// The path of one member.
  init(member: String) {
    steps = [.member(member)]
  }

  /// Parses a path; `nil` if it is beyond the supported part of JMESPath.
  init?(_ text: String) {
    var rest = Substring(text).utf8[...]
    if rest.starts(with: "keys(".utf8), rest.last == UInt8(ascii: ")") {
      takesKeys = true
      rest = rest.dropFirst("keys(".utf8.count).dropLast()
    }
    steps = []
    for part in rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      let isList = part.reversed().starts(with: "]*[".utf8)
      let name = isList ? part.dropLast(3) : part
      guard ShapeID.isIdentifier(name) else { return nil }
      steps.append(.member(String(decoding: name, as: UTF8.self)))
      if isList { steps.append(.each) }
    }
  }
}

extension EndpointPath {
  /// The value in an input: a string, a Boolean value or a list of strings; `nil` if there is none.
  func value(in input: Document) -> Document? {
    guard let found = Self.value(steps[...], in: input) else { return nil }
    return takesKeys ? .list(found.entries.keys.sorted().map(Document.string)) : found
  }

  private static func value(_ steps: ArraySlice<Step>, in value: Document) -> Document? {
    guard let step = steps.first else { return value == .null ? nil : value }
    switch step {
    case .member(let name): return value[name].flatMap { self.value(steps.dropFirst(), in: $0) }
    case .each: return .list(value.elements.compactMap { self.value(steps.dropFirst(), in: $0) })
    }
  }
}
