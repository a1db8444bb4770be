import AWSJSON
import AWSShapes
import Foundation
import Testing

@testable import ssm_sap

@Suite("What the wire log leaves out")
struct RedactionTests {
  @Test(
    "Sensitive members are replaced wherever they are, also in a document that breaks off",
    arguments: [
      (#"{"SecretId":"x","A":"b"}"#, #"{"SecretId":"<redacted>","A":"b"}"#),
      (
        #"{"L":[{"SecretId" : "a\"b\\"},{"SecretId":"c"}]}"#,
        #"{"L":[{"SecretId" : "<redacted>"},{"SecretId":"<redacted>"}]}"#
      ),
      (#"{"SecretId":{"a":["}",1]},"A":1}"#, #"{"SecretId":"<redacted>","A":1}"#),
      (#"{"SecretId":12,"A":1}"#, #"{"SecretId":"<redacted>","A":1}"#),
      (#"{"SecretId":"unfinis"#, #"{"SecretId":"<redacted>""#),
      (#"{"SecretId":"#, #"{"SecretId":"<redacted>""#),
    ])
  func members(body: String, shown: String) {
    #expect(String(decoding: Redaction.body(Array(body.utf8)), as: UTF8.self) == shown)
  }

  @Test(
    "Other text stays as it is",
    arguments: [
      "", "{}", #"{"A":"SecretId"}"#, #"{"A":"SecretId","B":"c"}"#, "<html>", #"""#, #"{"a\"#,
      #"{"Secret":"SecretId: x"}"#,
    ])
  func others(body: String) {
    #expect(String(decoding: Redaction.body(Array(body.utf8)), as: UTF8.self) == body)
  }

  @Test("The members are those that the model marks as sensitive")
  func model() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let data = try Data(
      contentsOf: folder.appending(path: "Sources/SsmSapModels/Model/ssm-sap.smithy.json"))
    let model = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let shapes = try #require(model["shapes"] as? [String: [String: Any]])
    let sensitive = Set(
      shapes.filter { ($0.value["traits"] as? [String: Any])?["smithy.api#sensitive"] != nil }.keys)
    var members: Set<String> = []
    for shape in shapes.values {
      for (name, member) in shape["members"] as? [String: [String: Any]] ?? [:]
      where (member["target"] as? String).map(sensitive.contains) ?? false { members.insert(name) }
    }
    #expect(!sensitive.isEmpty)
    #expect(members == Set(Redaction.sensitiveMembers))
  }

  @Test(
    "Of a signature only the public parts are shown",
    arguments: [
      (
        "authorization", "AWS4-HMAC-SHA256 Credential=A/b, Signature=0123",
        "AWS4-HMAC-SHA256 Credential=A/b, Signature=<redacted>"
      ),
      ("authorization", "Bearer token", "<redacted>"),
      ("authorization", "AWS4-HMAC-SHA256", "<redacted>"),
      ("x-amz-security-token", "token", "<redacted>"), ("set-cookie", "a=b", "<redacted>"),
      ("content-type", "text/\u{1B}[31m", "text/ [31m"),
    ])
  func fields(name: String, value: String, shown: String) {
    #expect(Redaction.value(value, of: name) == shown)
  }

  @Test(
    "An access key id is masked but for its end",
    arguments: [("AKIDLOCALEXAMPLE", "************MPLE"), ("AKID", "****"), ("", "")])
  func keys(id: String, shown: String) {
    #expect(MaskedKey.text(id) == shown)
  }
}
