import Testing

@Suite("The article on the local service")
struct LocalServiceArticleTests {
  @Test("Its start fails for the reason that it gives")
  func startFails() async throws {
    let message = try #require(try await failingStart())
    #expect(message.contains("ECD-D12-ecdapp1"))
  }
}
