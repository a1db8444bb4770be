import Crypto

/// The root of a tree of SHA-256 hashes over each mebibyte, computed piece by piece.
///
/// Source: Amazon S3 Glacier Developer Guide, "Computing Checksums".
struct TreeHash: Sendable {
  private static let leafSize = 1 << 20

  private var leaves: [SHA256.Digest] = []
  private var leaf = SHA256()
  private var leafCount = 0

  /// Continues with the next bytes.
  mutating func update(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      if leafCount == Self.leafSize { endLeaf() }
      let end = min(bytes.count, start + Self.leafSize - leafCount)
      leaf.update(data: bytes[start..<end])
      leafCount += end - start
      start = end
    }
  }

  private mutating func endLeaf() {
    leaves.append(leaf.finalize())
    leaf = SHA256()
    leafCount = 0
  }

  /// The hash of all bytes so far. No bytes are one empty leaf.
  var root: SHA256.Digest {
    var root = leaf.finalize()
    var level = leaves + [root]
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        guard index + 1 < level.count else { return level[index] }
        return SHA256.hash(data: Array(level[index]) + Array(level[index + 1]))
      }
      root = level[0]
    }
    return root
  }
}
