import Testing

@testable import ssm_sap

@Suite("Tokens that continue a list")
struct ResumeTokenTests {
  @Test("A token is the text that boto3 makes of it")
  func isAsByBoto3() {
    #expect(
      ResumeToken(token: nil, skipped: 1).text(member: "NextToken")
        == "eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==")
    #expect(
      ResumeToken(token: "abc", skipped: 0).text(member: "NextToken")
        == "eyJOZXh0VG9rZW4iOiAiYWJjIn0=")
  }

  @Test("A token is read as it was written", arguments: [nil, "abc"], [0, 1, 25])
  func readsItsOwn(token: String?, skipped: Int) throws {
    let text = ResumeToken(token: token, skipped: skipped).text(member: "NextToken")
    let read = try ResumeToken(text, member: "NextToken")
    #expect(read.token == token)
    #expect(read.skipped == skipped)
  }

  @Test("Other text is the service's own token")
  func takesAServiceToken() throws {
    #expect(try ResumeToken("AQAAAABr", member: "NextToken").token == "AQAAAABr")
    #expect(try ResumeToken("abc___5", member: "NextToken").skipped == 5)
  }

  @Test("A token of another operation is refused")
  func refusesForeignTokens() {
    let text = ResumeToken(token: "abc", skipped: 1).text(member: "Marker")
    #expect(throws: ParameterError.self) { try ResumeToken(text, member: "NextToken") }
  }
}
