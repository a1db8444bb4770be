import Testing

@testable import SsmSapLocal

@Suite("Seeded ids")
struct SeededIDsTests {
  @Test("Numbers are those of SplitMix64")
  func isSplitMix() {
    // Source: the published test vector of the algorithm for the seed 1234567.
    var ids = SeededIDs(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in ids.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test("Ids are UUIDs of version 4 in lowercase", arguments: [0, 1, .max] as [UInt64])
  func isUUID(seed: UInt64) {
    var ids = SeededIDs(seed: seed)
    for _ in 0..<100 {
      let parts = ids.uuid().split(separator: "-")
      #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
      #expect(parts.joined().allSatisfy { "0123456789abcdef".contains($0) })
      #expect(parts[2].first == "4")
      #expect("89ab".contains(parts[3].first ?? "x"))
    }
  }
}
