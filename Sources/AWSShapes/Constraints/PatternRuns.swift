/// A pattern as runs of characters, one after the other, each of which takes all it can.
///
/// Most patterns of models are of this kind: they hold from the start of a string to its end, and
/// no run takes what one behind it may need. So the longest run is always the right one, nothing
/// is tried twice, and a string is read once, without a copy.
struct PatternRuns: Sendable, Hashable {
  private struct Run: Sendable, Hashable {
    var set: ScalarSet
    var least: Int
    var most: Int
  }

  private struct PlainRun: Sendable, Hashable {
    var set: ScalarSet.ASCII
    var least: Int
    var most: Int
  }

  /// More make a pattern one of another kind.
  private static let maximumCount = 100

  private var runs: [Run] = []
  /// The same of ASCII, which nearly every string is, in values that are not counted.
  private var plainRuns: [PlainRun] = []

  /// Nil for a pattern of another kind.
  init?(_ node: PatternNode) {
    guard case .sequence(let nodes) = node, nodes.first == .start, nodes.last == .end,
      nodes.count > 1, append(nodes.dropFirst().dropLast()), isDecided
    else { return nil }
    plainRuns = runs.map { PlainRun(set: $0.set.ascii, least: $0.least, most: $0.most) }
  }

  func matches(_ string: String) -> Bool {
    matches(string.utf8.span) ?? matchesScalars(of: string)
  }

  /// Nil when a byte is met that is not ASCII.
  private func matches(_ bytes: Span<UInt8>) -> Bool? {
    var index = 0
    for run in plainRuns {
      let start = index
      let end = start &+ min(run.most, bytes.count &- start)
      while index < end, run.set.contains(bytes[index]) { index &+= 1 }
      if index < end, bytes[index] >= 0x80 { return nil }
      guard index &- start >= run.least else { return false }
    }
    guard index < bytes.count else { return true }
    return bytes[index] < 0x80 ? false : nil
  }

  private func matchesScalars(of string: String) -> Bool {
    var scalars = string.unicodeScalars.makeIterator()
    var next = scalars.next()
    for run in runs {
      var length = 0
      while length < run.most, let scalar = next, run.set.contains(scalar) {
        length += 1
        next = scalars.next()
      }
      guard length >= run.least else { return false }
    }
    return next == nil
  }

  /// False for what is no run.
  private mutating func append(_ nodes: some Sequence<PatternNode>) -> Bool {
    nodes.allSatisfy { append($0) }
  }

  private mutating func append(_ node: PatternNode) -> Bool {
    guard runs.count < Self.maximumCount else { return false }
    switch node {
    case .scalar(let set):
      runs.append(Run(set: set, least: 1, most: 1))
    case .repeated(.scalar(let set), let least, let most):
      runs.append(Run(set: set, least: least, most: most))
    case .repeated(let node, let least, let most) where least == most:
      for _ in 0..<least { guard append(node) else { return false } }
    case .sequence(let nodes):
      return append(nodes)
    default:
      return false
    }
    return true
  }

  /// Whether each run of no fixed length ends where none behind it could have taken over before.
  private var isDecided: Bool {
    runs.indices.allSatisfy { index in
      let run = runs[index]
      guard run.least < run.most else { return true }
      for other in runs[(index + 1)...] {
        guard run.set.isDisjoint(with: other.set) else { return false }
        if other.least > 0 { return true }
      }
      return true
    }
  }
}

extension ScalarSet {
  /// Whether no scalar is in both; false where that is not easily told.
  fileprivate func isDisjoint(with other: ScalarSet) -> Bool {
    hasNoASCII(in: other) && !(reachesBeyondASCII && other.reachesBeyondASCII)
  }
}
