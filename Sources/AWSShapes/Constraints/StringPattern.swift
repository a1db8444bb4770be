/// A regular expression of a model that strings must match.
///
/// Patterns support the features that regular expression engines agree on: literal characters,
/// character classes, groups, alternatives, quantifiers, anchors and look-aheads. A pattern must never
/// refuse a string that the service accepts. So where engines differ, it accepts more, and a match
/// that would take too long succeeds.
///
/// Source: Smithy 2.0 specification, "pattern trait"; ECMA-262, "RegExp (Regular Expression)
/// Objects".
public struct StringPattern: Sendable, Hashable {
  /// The regular expression.
  public var text: String { parts.text }

  /// A single reference, because generated code passes patterns at each call.
  private let parts: Parts

  private final class Parts: Sendable {
    let text: String
    let node: PatternNode
    let runs: PatternRuns?

    init(_ text: String, _ node: PatternNode) {
      self.text = text
      self.node = node
      runs = PatternRuns(node)
    }
  }

  /// Creates a pattern from a regular expression; `nil` if it uses features that are not supported.
  public init?(_ text: String) {
    var parser = PatternParser(text)
    guard let node = parser.parse() else { return nil }
    parts = Parts(text, node)
  }

  /// Returns whether the pattern matches the string, at any position unless it has anchors.
  public func matches(_ string: String) -> Bool {
    if let answer = parts.runs?.matches(string) { return answer }
    var matcher = PatternMatcher(Array(string.unicodeScalars))
    return matcher.finds(parts.node)
  }

  /// Returns whether both patterns are the same regular expression.
  public static func == (left: StringPattern, right: StringPattern) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  /// Hashes the regular expression.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
