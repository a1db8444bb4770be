/// A pattern that is a sequence of runs of characters, each as long as possible.
///
/// Most patterns of models are of this kind: they match a string from start to end, and no run
/// matches characters that a later one may need. So the longest run is always right, and the string
/// is read once, without backtracking and without a copy.
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

  /// A pattern with more runs is matched by backtracking.
  private static let maximumCount = 100

  private var runs: [Run] = []
  /// The same runs for ASCII, which nearly all strings are, without reference counting.
  private var plainRuns: [PlainRun] = []

  /// Creates the runs of a pattern; `nil` if it is of another kind.
  init?(_ node: PatternNode) {
    guard case .sequence(let nodes) = node, nodes.first == .start, nodes.last == .end,
      nodes.count > 1, append(nodes.dropFirst().dropLast()), isDecided
    else { return nil }
    plainRuns = runs.map { PlainRun(set: $0.set.ascii, least: $0.least, most: $0.most) }
  }

  func matches(_ string: String) -> Bool {
    matches(string.utf8.span) ?? matchesScalars(of: string)
  }

  /// Returns `nil` if a byte is not ASCII.
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

  /// Appends nodes, and returns whether all are runs.
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

  /// Whether no run of variable length can match a character that a later run may need.
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
  /// Returns whether no scalar is in both sets; `false` if that takes long to find out.
  fileprivate func isDisjoint(with other: ScalarSet) -> Bool {
    hasNoASCII(in: other) && !(reachesBeyondASCII && other.reachesBeyondASCII)
  }
}
