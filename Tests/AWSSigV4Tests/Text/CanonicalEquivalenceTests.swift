import AWSSigV4
import Testing

/// Texts that Unicode's canonical equivalence takes for the same, though their bytes differ.
@Suite("Canonical equivalence")
struct CanonicalEquivalenceTests {
  private static let kelvin = "\u{212a}"

  @Test("A key is never reused for a region or service that is only equivalent")
  func keys() throws {
    let signer = SigV4Signer()
    _ = try signer.sign(Fixtures.request(), with: Fixtures.context(region: "K", service: "K"))
    #expect(throws: SigningError.invalidRegion(Self.kelvin)) {
      try signer.sign(
        Fixtures.request(), with: Fixtures.context(region: Self.kelvin, service: "K"))
    }
    #expect(throws: SigningError.invalidService(Self.kelvin)) {
      try signer.sign(
        Fixtures.request(), with: Fixtures.context(region: "K", service: Self.kelvin))
    }
  }

  @Test("A field is left out by its own name only")
  func unsignedHeaders() throws {
    let signer = SigV4Signer()
    let request = Fixtures.request(headers: [("X-K", "1"), ("X-`", "2")])
    func signedHeaders(_ unsigned: [String]) throws -> String {
      try signer.explain(
        request, with: Fixtures.context(options: SigningOptions(unsignedHeaders: unsigned))
      ).signedHeaders
    }
    #expect(try signedHeaders(["x-K", "X-`"]) == "host;x-amz-date")
    #expect(try signedHeaders(["x-\(Self.kelvin)", "X-\u{1fef}"]) == "host;x-`;x-amz-date;x-k")
  }

  @Test("Names that are only equivalent differ in canonical requests")
  func difference() {
    let (one, other) = (
      "GET\n/\n\nx-K:1\n\nx-K\nhash", "GET\n/\n\nx-\(Self.kelvin):1\n\nx-K\nhash"
    )
    #expect(CanonicalDifference(between: one, and: other)?.part == .header("x-K"))
    #expect(CanonicalDifference(between: one, and: other)?.second == nil)
  }
}
