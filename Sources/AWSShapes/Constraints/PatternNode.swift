/// A piece of a pattern.
indirect enum PatternNode: Sendable, Hashable {
  case scalar(ScalarSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case repeated(PatternNode, least: Int, most: Int)
  /// What follows matches the pattern, or does not; it is not taken.
  case ahead(PatternNode, isExpected: Bool)
  case start
  case end

  /// Whether it can only match at the start of a string.
  var isAnchored: Bool {
    switch self {
    case .start: true
    case .sequence(let nodes): nodes.first?.isAnchored ?? false
    case .alternatives(let nodes): nodes.allSatisfy(\.isAnchored)
    default: false
    }
  }
}
