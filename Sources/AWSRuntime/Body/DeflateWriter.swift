/// Writes the codes of one block with fixed codes, bit by bit.
///
/// Source: RFC 1951, sections 3.1.1, 3.2.5 and 3.2.6.
struct DeflateWriter {
  private var bytes: [UInt8]
  private var pending: UInt64 = 0
  private var pendingCount: UInt64 = 0

  private static let endOfBlock = 256
  private static let lengths: [(base: Int, extra: UInt64)] = ranges(
    extras: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5],
    from: 3)
  private static let distances: [(base: Int, extra: UInt64)] = ranges(
    extras: [
      0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
      13,
    ], from: 1)
  /// The longest match has a code of its own, without extra bits.
  private static let longest = 258

  /// For each code the first value it stands for, and how many bits follow it.
  private static func ranges(extras: [UInt64], from first: Int) -> [(base: Int, extra: UInt64)] {
    var base = first
    return extras.map { extra in
      defer { base += 1 << extra }
      return (base, extra)
    }
  }

  /// A writer of the last block, behind these bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    write(0b011, 3)
  }

  consuming func finish() -> [UInt8] {
    writeSymbol(Self.endOfBlock)
    if pendingCount > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    return bytes
  }

  mutating func writeLiteral(_ byte: UInt8) {
    writeSymbol(Int(byte))
  }

  mutating func writeMatch(length: Int, distance: Int) {
    if length == Self.longest {
      writeSymbol(285)
    } else {
      let code = Self.code(of: length, in: Self.lengths)
      writeSymbol(257 + code)
      write(UInt64(length - Self.lengths[code].base), Self.lengths[code].extra)
    }
    let code = Self.code(of: distance, in: Self.distances)
    writeReversed(UInt64(code), 5)
    write(UInt64(distance - Self.distances[code].base), Self.distances[code].extra)
  }

  private static func code(of value: Int, in ranges: [(base: Int, extra: UInt64)]) -> Int {
    var low = 0
    var high = ranges.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle].base <= value { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func writeSymbol(_ symbol: Int) {
    let value = UInt64(symbol)
    switch symbol {
    case 0..<144: writeReversed(0x30 + value, 8)
    case 144..<256: writeReversed(0x190 + value - 144, 9)
    case 256..<280: writeReversed(value - 256, 7)
    default: writeReversed(0xC0 + value - 280, 8)
    }
  }

  /// Codes start with their highest bit, everything else with its lowest.
  private mutating func writeReversed(_ code: UInt64, _ count: UInt64) {
    var reversed: UInt64 = 0
    for bit in 0..<count where code >> bit & 1 == 1 { reversed |= 1 << (count - 1 - bit) }
    write(reversed, count)
  }

  private mutating func write(_ bits: UInt64, _ count: UInt64) {
    pending |= bits << pendingCount
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }
}
