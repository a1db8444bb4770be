import AWSShapes

/// What the value of a trait has to be.
///
/// Source: Smithy 2.0 specification, the chapters of the traits.
indirect enum TraitValue: Sendable {
  case string
  /// A string that is not empty.
  case text
  case boolean
  case integer(ClosedRange<Int>)
  case number
  /// One of some strings.
  case word([String])
  case list(TraitValue)
  /// An object: what its known members have to be, and which of them it needs.
  case object([String: TraitValue] = [:], required: [String] = [])
  /// An object whose members are all alike.
  case map(TraitValue)
  case any

  /// What is wrong with a value; `nil` if it is as expected.
  func problem(of value: Document) -> String? {
    switch (self, value) {
    case (.any, _), (.string, .string), (.boolean, .bool), (.number, .number): return nil
    case (.text, .string(let text)): return text.isEmpty ? "must not be empty" : nil
    case (.word(let words), .string(let text)) where words.contains(text): return nil
    case (.integer(let range), .number):
      return value.integer.map(range.contains) == true ? nil : expectation
    case (.list(let element), .list(let elements)):
      return elements.lazy.compactMap { element.problem(of: $0) }.first.map {
        "has an element that \($0)"
      }
    case (.object(let members, let required), .map(let entries)):
      if let missing = required.first(where: { entries[$0] == nil }) {
        return "needs the member \(missing)"
      }
      return Self.problem(of: entries.filter { members[$0.key] != nil }) { members[$0] ?? .any }
    case (.map(let member), .map(let entries)): return Self.problem(of: entries) { _ in member }
    default: return expectation
    }
  }

  private static func problem(
    of entries: [String: Document], _ expected: (String) -> TraitValue
  ) -> String? {
    for (name, value) in entries.sorted(by: { $0.key < $1.key }) {
      guard let problem = expected(name).problem(of: value) else { continue }
      return "has the member \(Literal.string(name)), which \(problem)"
    }
    return nil
  }

  private var expectation: String {
    switch self {
    case .string, .text: "must be a string"
    case .boolean: "must be true or false"
    case .integer(let range) where range.upperBound == .max:
      "must be an integer of at least \(range.lowerBound)"
    case .integer(let range):
      "must be an integer from \(range.lowerBound) to \(range.upperBound)"
    case .number: "must be a number"
    case .word(let words): "must be one of " + words.map(Literal.string).joined(separator: ", ")
    case .list: "must be a list"
    case .object, .map: "must be an object"
    case .any: "is wrong"
    }
  }
}
