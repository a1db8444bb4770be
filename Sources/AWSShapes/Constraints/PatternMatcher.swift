/// Matches a pattern against one string by backtracking, with limits on time and depth.
struct PatternMatcher {
  private let scalars: [Unicode.Scalar]
  // Beyond either limit everything matches. Ordinary patterns take a few steps for each character.
  private var steps: Int
  private var depth = 0
  private var isPastBound = false
  private static let maximumDepth = 500

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    steps = 20_000 &+ 50 &* min(scalars.count, 1_000_000)
  }

  /// Returns whether the pattern matches at any position.
  mutating func finds(_ node: PatternNode) -> Bool {
    let lastStart = node.isAnchored ? 0 : scalars.count
    for start in 0...lastStart where match(node, at: start, then: { _, _ in true }) {
      return true
    }
    return false
  }

  private typealias Rest = (inout PatternMatcher, Int) -> Bool

  private mutating func match(_ node: PatternNode, at index: Int, then rest: Rest) -> Bool {
    steps -= 1
    guard steps > 0, depth < Self.maximumDepth else {
      isPastBound = true
      return true
    }
    depth += 1
    defer { depth -= 1 }
    switch node {
    case .scalar(let set):
      return index < scalars.count && set.contains(scalars[index]) && rest(&self, index + 1)
    case .start:
      return index == 0 && rest(&self, index)
    case .end:
      return index == scalars.count && rest(&self, index)
    case .sequence(let nodes):
      return match(nodes[...], at: index, then: rest)
    case .ahead(let node, let isExpected):
      let isAhead = match(node, at: index) { _, _ in true }
      if isPastBound { return true }
      return isAhead == isExpected && rest(&self, index)
    case .alternatives(let nodes):
      for node in nodes where match(node, at: index, then: rest) { return true }
      return false
    case .repeated(.scalar(let set), let least, let most):
      return matchRun(of: set, least, most, at: index, then: rest)
    case .repeated(let node, let least, let most):
      return matchRepeated(node, least, most, at: index, then: rest)
    }
  }

  private mutating func match(
    _ nodes: ArraySlice<PatternNode>, at index: Int, then rest: Rest
  ) -> Bool {
    guard let first = nodes.first else { return rest(&self, index) }
    return match(first, at: index) { matcher, next in
      matcher.match(nodes.dropFirst(), at: next, then: rest)
    }
  }

  /// The longest run first, then shorter ones.
  private mutating func matchRun(
    of set: ScalarSet, _ least: Int, _ most: Int, at index: Int, then rest: Rest
  ) -> Bool {
    var length = 0
    while length < most, index + length < scalars.count, set.contains(scalars[index + length]) {
      length += 1
    }
    while length >= least {
      steps -= 1
      guard steps > 0 else {
        isPastBound = true
        return true
      }
      if rest(&self, index + length) { return true }
      length -= 1
    }
    return false
  }

  private mutating func matchRepeated(
    _ node: PatternNode, _ least: Int, _ most: Int, at index: Int, then rest: Rest
  ) -> Bool {
    if most > 0 {
      let hasMore = match(node, at: index) { matcher, next in
        // A repetition that matched no text could go on forever, and changes nothing.
        guard next > index || least > 0 else { return false }
        return matcher.matchRepeated(
          node, max(least - 1, 0), most == .max ? .max : most - 1, at: next, then: rest)
      }
      if hasMore { return true }
    }
    return least == 0 && rest(&self, index)
  }
}
