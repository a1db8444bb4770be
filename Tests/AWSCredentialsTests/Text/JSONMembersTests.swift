import AWSRuntime
import Testing

@testable import AWSCredentials

@Suite("Members of a JSON object")
struct JSONMembersTests {
  /// `SecretAccessKey` with the Kelvin sign, which Unicode regards as equivalent to the letter.
  private static let lookalike = "SecretAccess\u{212A}ey"

  private func members(_ text: String) throws -> JSONMembers {
    try #require(JSONDocument.object(Array(text.utf8)))
  }

  @Test("A name is found by its bytes, not by one that Unicode regards as equivalent")
  func findsExactNames() throws {
    #expect(Self.lookalike == "SecretAccessKey", "Otherwise this test shows nothing.")
    let members = try members(#"{"\#(Self.lookalike)": "s"}"#)
    #expect(members["SecretAccessKey"] == nil)
    #expect(members[Self.lookalike]?.string == "s")
    let error = #expect(throws: CredentialsError.self) {
      try CredentialsDocument(members, from: "the source").text("SecretAccessKey")
    }
    #expect(error?.message.contains("without SecretAccessKey") == true)
  }

  @Test("A value that is set has exactly the name it was set by")
  func setsExactNames() throws {
    var members = try members(#"{"\#(Self.lookalike)": "s"}"#)
    members["SecretAccessKey"] = .string("new")
    #expect(members["SecretAccessKey"]?.string == "new")
    #expect(
      JSONDocument.bytes(members) == Array(#"{"SecretAccessKey":"new"}"#.utf8))
  }
}
