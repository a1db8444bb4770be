import AWSSigV4
import Foundation
import SsmSapLocal
import Testing

@testable import ssm_sap_local

@Suite("Files of access keys")
struct AccessKeyFileTests {
  private func read(_ text: String) throws -> [AccessKey] {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try AccessKeyFile.read(file.path)
  }

  @Test("Keys have accounts, permissions and sessions")
  func keys() throws {
    let keys = try read(
      """
      [{"AccessKeyId": "A", "SecretAccessKey": "s"},
       {"AccessKeyId": "B", "SecretAccessKey": "t", "SessionToken": "u",
        "Expiration": "2030-01-01T00:00:00Z", "Account": "210987654321",
        "Permissions": "readOnly"}]
      """)
    let session = Credentials(
      accessKeyID: "B", secretAccessKey: "t", sessionToken: "u",
      expiration: Date(timeIntervalSince1970: 1_893_456_000))
    #expect(
      keys == [
        AccessKey(Credentials(accessKeyID: "A", secretAccessKey: "s")),
        AccessKey(session, account: "210987654321", permissions: .readOnly),
      ])
  }

  @Test(
    "A bad file is explained without its secrets",
    arguments: [
      ("x", "not valid JSON"), ("[]", "no access keys"),
      (#"[{"AccessKeyId": "A", "SecretAccessKey": 5}]"#, "entry 1, SecretAccessKey has the wrong"),
      (#"[{"SecretAccessKey": "hush"}]"#, "entry 1 has no AccessKeyId"),
      (
        #"[{"AccessKeyId": "A", "SecretAccessKey": "hush", "Permissions": "some"}]"#,
        "permissions of A are some"
      ),
      (
        #"[{"AccessKeyId": "A", "SecretAccessKey": "hush", "Expiration": "soon"}]"#,
        "entry 1 cannot be read"
      ),
      (
        #"[{"AccessKeyId": "A", "SecretAccessKey": "hush", "Account": "12"}]"#,
        "the account of A has to have 12 digits"
      ),
      (#"[{"AccessKeyId": "", "SecretAccessKey": "hush"}]"#, "is empty"),
      (#"[{"AccessKeyId": "A", "SecretAccessKey": ""}]"#, "is empty"),
      (
        #"[{"AccessKeyId": "A", "SecretAccessKey": "hush"},"#
          + #"{"AccessKeyId": "A", "SecretAccessKey": "hush"}]"#, "it has A twice"
      ),
    ])
  func badFiles(text: String, reason: String) throws {
    let error = #expect(throws: FileError.self) { try read(text) }
    let description = try #require(error).description
    #expect(description.contains(reason))
    #expect(!description.contains("hush"))
  }

  @Test("A missing file is named")
  func missing() throws {
    let error = #expect(throws: FileError.self) { try AccessKeyFile.read("/nonexistent/keys") }
    #expect(error?.description.contains("/nonexistent/keys") == true)
  }
}
