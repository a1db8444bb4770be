import AWSRuntime
import Testing

@Suite("gzip")
struct GzipTests {
  private let compressor = GzipCompressor()

  @Test(
    "What is compressed decompresses to the same bytes",
    arguments: [
      [], [7], Array("abcabcabcabcabc".utf8), [UInt8](repeating: 0, count: 100_000),
      noise(70_000), document(2000), noise(40_000) + noise(40_000),
    ])
  func roundTrips(bytes: [UInt8]) throws {
    let compressed = compressor.compress(bytes)
    #expect(Array(compressed.prefix(4)) == [0x1F, 0x8B, 8, 0])
    var inflater = FixedInflater(compressed.dropFirst(10).dropLast(8))
    #expect(try inflater.inflate() == bytes)
    #expect(compressed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) } == bytes.count)
  }

  @Test("The checksum is the one of the format")
  func computesChecksum() {
    // Source: the check value of CRC-32 over the digits 1 to 9.
    let compressed = compressor.compress(Array("123456789".utf8))
    #expect(compressed.suffix(8).prefix(4).reversed() == [0xCB, 0xF4, 0x39, 0x26])
  }

  @Test("JSON becomes a quarter of its size or less, noise hardly more than it was")
  func compresses() {
    let json = Self.document(2000)
    #expect(compressor.compress(json).count * 4 < json.count)
    let noise = Self.noise(10_000)
    #expect(compressor.compress(noise).count < noise.count + noise.count / 10)
  }

  private static func document(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { "{\"Id\":\"operation-\($0 * 7919)\",\"Status\":\"SUCCESS\"}".utf8 }
  }

  private static func noise(_ count: Int) -> [UInt8] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }
}

/// Decompresses one block with fixed codes, written from RFC 1951 without a look at the compressor.
private struct FixedInflater {
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var position = 0

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthExtras = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

  mutating func inflate() throws -> [UInt8] {
    guard try bits(3) == 0b011 else { throw Malformed() }
    var output: [UInt8] = []
    while true {
      let symbol = try symbol()
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        guard bytes.count - (position + 7) / 8 == 0 else { throw Malformed() }
        return output
      } else {
        try copy(symbol - 257, &output)
      }
    }
  }

  private mutating func copy(_ code: Int, _ output: inout [UInt8]) throws {
    guard code < Self.lengthBases.count else { throw Malformed() }
    let length = Self.lengthBases[code] + (try bits(Self.lengthExtras[code]))
    let distanceCode = try reversedBits(5)
    guard distanceCode < Self.distanceBases.count else { throw Malformed() }
    let distance = Self.distanceBases[distanceCode] + (try bits(max(0, distanceCode / 2 - 1)))
    guard distance <= output.count else { throw Malformed() }
    for _ in 0..<length { output.append(output[output.count - distance]) }
  }

  private mutating func symbol() throws -> Int {
    var code = try reversedBits(7)
    if code < 0b0011000 { return 256 + code }
    code = code << 1 | (try bits(1))
    if code < 0b1100_0000 { return code - 0b0011_0000 }
    if code < 0b1100_1000 { return 280 + code - 0b1100_0000 }
    code = code << 1 | (try bits(1))
    return 144 + code - 0b1_1001_0000
  }

  private mutating func reversedBits(_ count: Int) throws -> Int {
    var value = 0
    for _ in 0..<count { value = value << 1 | (try bits(1)) }
    return value
  }

  private mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for bit in 0..<count {
      guard position / 8 < bytes.count else { throw Malformed() }
      value |= Int(bytes[position / 8] >> UInt8(position % 8) & 1) << bit
      position += 1
    }
    return value
  }
}
