import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Signing dates")
struct SigningDateTests {
  @Test(
    "A date is rendered in UTC and cut to whole seconds",
    arguments: [
      (0, "19700101T000000Z"), (-1, "19691231T235959Z"), (-0.5, "19691231T235959Z"),
      (951_782_400, "20000229T000000Z"), (4_107_542_400, "21000301T000000Z"),
      (1_440_938_160.999, "20150830T123600Z"), (-62_167_219_200, "00000101T000000Z"),
      (253_402_300_799.5, "99991231T235959Z"), (-62_162_035_201, "00000229T235959Z"),
    ] as [(Double, String)])
  func rendering(seconds: Double, expected: String) throws {
    let context = Fixtures.context(date: Date(timeIntervalSince1970: seconds))
    let signature = try SigV4Signer().sign(Fixtures.request(), with: context)
    #expect(signature.date == expected)
    #expect(signature.authorization?.contains("/\(expected.prefix(8))/") == true)
  }

  @Test(
    "Dates outside the years 0 to 9999 cannot be signed with",
    arguments: [
      -62_167_219_201, 253_402_300_800, .infinity, -.infinity, .nan, 1e300, -1e300,
    ] as [Double])
  func outOfRange(seconds: Double) {
    #expect(throws: SigningError.dateOutOfRange) {
      try SigV4Signer().sign(
        Fixtures.request(),
        with: Fixtures.context(date: Date(timeIntervalSince1970: seconds)))
    }
  }
}
