/// A node in the syntax tree of a pattern.
indirect enum PatternNode: Sendable, Hashable {
  case scalar(ScalarSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repeated(PatternNode, least: Int, most: Int)
  /// A look-ahead: the text that follows must match the pattern, or must not.
  case ahead(PatternNode, isExpected: Bool)
  case start
  case end

  /// Whether the node only matches at the start of a string.
  var isAnchored: Bool {
    switch self {
    case .start: true
    case .sequence(let nodes): nodes.first?.isAnchored ?? false
    case .alternatives(let nodes): nodes.allSatisfy(\.isAnchored)
    default: false
    }
  }
}
