/// Numbers made of bytes, two for each, so that a fuzzer steers every choice; then the same numbers
/// for everybody.
struct GivenNumbers: RandomNumberGenerator {
  private var bytes: ArraySlice<UInt8>
  private var count: UInt64 = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes[...]
  }

  mutating func next() -> UInt64 {
    count += 1
    let choice = bytes.prefix(2).reduce(0) { $0 << 8 | UInt64($1) }
    guard !bytes.isEmpty else { return count &* 0x9e37_79b9_7f4a_7c15 }
    bytes = bytes.dropFirst(2)
    // Spread over the whole width, since the high bits decide.
    return (choice << 48) | (choice << 16)
  }
}
