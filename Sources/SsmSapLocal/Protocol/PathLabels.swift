import AWSShapes

/// Finds the values of labels in a path.
///
/// Source: Smithy 2.0 specification, "httpLabel trait".
enum PathLabels {
  /// A label's name, and its value as in the path, percent-encoded.
  typealias Value = (name: String, text: String)

  /// Returns the values of the labels; `nil` if the path does not match the pattern. The value of a
  /// label is one segment of the path, that of a greedy label one or more.
  static func values(in path: String, of pattern: LabelPattern) -> [Value]? {
    var values: [Value] = []
    var rest = Array(path.utf8)[...]
    for (index, part) in pattern.parts.enumerated() {
      switch part {
      case .literal(let text):
        guard rest.starts(with: text.utf8) else { return nil }
        rest = rest.dropFirst(text.utf8.count)
      case .label(let name):
        let value = rest.prefix { $0 != UInt8(ascii: "/") }
        values.append((name, String(decoding: value, as: UTF8.self)))
        rest = rest.dropFirst(value.count)
      case .greedyLabel(let name):
        let value = rest.dropLast(length(of: pattern.parts.dropFirst(index + 1)))
        values.append((name, String(decoding: value, as: UTF8.self)))
        rest = rest.dropFirst(value.count)
      }
    }
    return rest.isEmpty && values.allSatisfy { !$0.text.isEmpty } ? values : nil
  }

  /// The length of the literals behind a greedy label, which is the last label of its pattern.
  private static func length(of parts: some Sequence<LabelPattern.Part>) -> Int {
    parts.reduce(0) { sum, part in
      if case .literal(let text) = part { sum + text.utf8.count } else { sum }
    }
  }
}
