import Foundation
import Testing

@testable import ssm_sap

@Suite("Times of signing")
struct SigningDateTests {
  @Test("Both forms are the same time", arguments: ["20260131T083000Z", "2026-01-31T08:30:00Z"])
  func forms(text: String) {
    #expect(SigningDate(argument: text)?.date.timeIntervalSince1970 == 1_769_848_200)
  }

  @Test("Anything else is none", arguments: ["", "now", "2026-01-31", "2026-02-30T00:00:00Z"])
  func others(text: String) {
    #expect(SigningDate(argument: text) == nil)
  }
}
