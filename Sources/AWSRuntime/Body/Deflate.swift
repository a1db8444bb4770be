/// Compresses with one block of fixed codes: what repeats is replaced by its distance and length.
///
/// Fixed codes give up some of the ratio that codes made for the text would have, and are simple.
///
/// Source: RFC 1951.
enum Deflate {
  /// How far back a repetition may lie.
  private static let window = 1 << 15
  private static let shortest = 3
  private static let longest = 258
  /// How many earlier places are tried for the longest repetition.
  private static let attempts = 32
  private static let hashBits = 15

  /// Appends the bytes, compressed.
  static func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    var writer = DeflateWriter(output)
    output = []
    var matcher = Matcher(count: bytes.count)
    var offset = 0
    while offset < bytes.count {
      let match = matcher.match(at: offset, in: bytes)
      guard match.length >= shortest else {
        writer.writeLiteral(bytes[offset])
        matcher.insert(offset, in: bytes)
        offset += 1
        continue
      }
      writer.writeMatch(length: match.length, distance: match.distance)
      for place in offset..<offset + match.length { matcher.insert(place, in: bytes) }
      offset += match.length
    }
    output = writer.finish()
  }

  /// Finds what repeats: places of the same three bytes are chained from the last to the first.
  private struct Matcher {
    private var last = [Int32](repeating: -1, count: 1 << hashBits)
    private var previous: [Int32]

    init(count: Int) {
      previous = [Int32](repeating: -1, count: min(count, window))
    }

    func match(at offset: Int, in bytes: [UInt8]) -> (length: Int, distance: Int) {
      guard offset + shortest <= bytes.count else { return (0, 0) }
      let limit = min(longest, bytes.count - offset)
      var best = (length: 0, distance: 0)
      var candidate = Int(last[hash(at: offset, in: bytes)])
      for _ in 0..<attempts {
        // A place out of the window may have been overwritten by a later one.
        guard candidate >= 0, candidate < offset, offset - candidate <= window - 1 else { break }
        var length = 0
        while length < limit, bytes[candidate + length] == bytes[offset + length] { length += 1 }
        if length > best.length { best = (length, offset - candidate) }
        if length == limit { break }
        let next = Int(previous[candidate & (window - 1)])
        guard next < candidate else { break }
        candidate = next
      }
      return best
    }

    mutating func insert(_ offset: Int, in bytes: [UInt8]) {
      // Offsets beyond 31 bits are not kept: what repeats there is found no more.
      guard offset + shortest <= bytes.count, let place = Int32(exactly: offset) else { return }
      let hash = hash(at: offset, in: bytes)
      previous[offset & (window - 1)] = last[hash]
      last[hash] = place
    }

    private func hash(at offset: Int, in bytes: [UInt8]) -> Int {
      let three =
        UInt32(bytes[offset]) << 16 | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2])
      return Int((three &* 0x9E37_79B1) >> (32 - UInt32(hashBits)))
    }
  }
}
