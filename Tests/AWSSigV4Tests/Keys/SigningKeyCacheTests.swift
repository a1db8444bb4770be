import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Signing key cache")
struct SigningKeyCacheTests {
  private func sign(_ signer: SigV4Signer, _ context: SigningContext) throws -> String {
    try signer.sign(Fixtures.request(), with: context).signature
  }

  @Test("A key is kept per credential, region and service, and used again")
  func reuse() throws {
    let signer = SigV4Signer()
    let first = try sign(signer, Fixtures.context())
    #expect(signer.keyCache.count == 1)
    #expect(try sign(signer, Fixtures.context()) == first)
    #expect(signer.keyCache.count == 1)
    let others = [
      Fixtures.context(region: "eu-central-1"), Fixtures.context(service: "other"),
      Fixtures.context(
        credentials: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "other")),
    ]
    for (index, context) in others.enumerated() {
      let signature = try sign(signer, context)
      #expect(signature != first)
      #expect(try signature == sign(SigV4Signer(), context))
      #expect(signer.keyCache.count == index + 2)
    }
    #expect(try sign(signer, Fixtures.context()) == first)
  }

  @Test("Another day drops the keys of the day before")
  func newDay() throws {
    let signer = SigV4Signer()
    _ = try sign(signer, Fixtures.context())
    _ = try sign(signer, Fixtures.context(region: "eu-central-1"))
    #expect(signer.keyCache.count == 2)
    _ = try sign(signer, Fixtures.context(date: Fixtures.date.addingTimeInterval(86_400)))
    #expect(signer.keyCache.count == 1)
  }

  @Test("The number of keys is bounded, and what is left signs right")
  func bound() throws {
    let signer = SigV4Signer()
    for number in 0..<(2 * SigningKeyCache.capacity) {
      _ = try sign(signer, Fixtures.context(region: "region-\(number)"))
    }
    #expect(signer.keyCache.count == SigningKeyCache.capacity)
    let context = Fixtures.context(region: "region-3")
    #expect(try sign(signer, context) == sign(SigV4Signer(), context))
  }

  @Test("Keys that cannot be signed with are not kept")
  func errors() {
    let signer = SigV4Signer()
    #expect(throws: SigningError.invalidRegion("")) {
      try sign(signer, Fixtures.context(region: ""))
    }
    #expect(signer.keyCache.count == 0)
  }

  @Test("A signer shared by many tasks signs as one alone does")
  func concurrency() async throws {
    let signer = SigV4Signer()
    let contexts = (0..<8).map { Fixtures.context(region: "region-\($0)") }
    let expected = try contexts.map { try sign(SigV4Signer(), $0) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for task in 0..<8 {
        group.addTask {
          for round in 0..<200 {
            let index = (task + round) % contexts.count
            guard try sign(signer, contexts[index]) == expected[index] else { return false }
          }
          return true
        }
      }
      for try await agreed in group { #expect(agreed) }
    }
  }
}
