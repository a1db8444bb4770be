/// What a string must look like, as a regular expression of a model says it.
///
/// Only the part of the language on which regular expression engines agree is understood: literal
/// characters, character classes, groups, alternatives, quantifiers, anchors and look-aheads. Where
/// engines differ this one accepts more, and a match that would take too long counts as one: it must
/// never refuse what the service accepts.
///
/// Source: Smithy 2.0 specification, "pattern trait"; ECMA-262, "RegExp (Regular Expression)
/// Objects".
public struct StringPattern: Sendable, Hashable {
  /// The regular expression.
  public var text: String { parts.text }

  /// One reference, as generated code passes patterns at each call.
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

  /// The pattern that a regular expression describes; nil when it uses more of the language than
  /// is understood here.
  public init?(_ text: String) {
    var parser = PatternParser(text)
    guard let node = parser.parse() else { return nil }
    parts = Parts(text, node)
  }

  /// Whether the string matches, at any place of it unless the pattern has anchors.
  public func matches(_ string: String) -> Bool {
    if let answer = parts.runs?.matches(string) { return answer }
    var matcher = PatternMatcher(Array(string.unicodeScalars))
    return matcher.finds(parts.node)
  }

  /// Whether they are the same regular expression.
  public static func == (left: StringPattern, right: StringPattern) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  /// Hashes the regular expression.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
