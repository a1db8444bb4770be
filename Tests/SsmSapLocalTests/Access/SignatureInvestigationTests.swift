import AWSSigV4
import HTTPTypes
import Testing

@testable import SsmSapLocal

@Suite("The explanation of a wrong signature")
struct SignatureInvestigationTests {
  private static let key = AccessKey(
    Credentials(accessKeyID: "ASIA", secretAccessKey: "s3cret", sessionToken: "token"))

  /// A request that was signed in one form and sent in another.
  struct Mistake: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var signed: @Sendable () throws -> SignedRequest
    var change: @Sendable (inout SignedRequest) -> Void = { _ in }
    var sentence: String
    var difference: String

    init(
      _ sentence: String, _ difference: String,
      _ signed: @escaping @Sendable () throws -> SignedRequest,
      change: @escaping @Sendable (inout SignedRequest) -> Void = { _ in }
    ) {
      testDescription = sentence
      self.signed = signed
      self.change = change
      self.sentence = sentence
      self.difference = difference
    }
  }

  static let mistakes: [Mistake] = [
    Mistake(
      "The sender encoded the path once, as for S3; this service expects it twice",
      #"path at byte 10: "/tags/arn%3Ax" and "/tags/arn%253Ax""#,
      {
        try SignedRequest(
          "/tags/arn%3Ax", method: .get, key: key, options: SigningOptions(uriEncoding: .single))
      }),
    Mistake(
      "The sender did not remove dot segments and repeated slashes from the path",
      #"path at byte 1: "//get-operation" and "/get-operation""#,
      {
        try SignedRequest(
          "//get-operation", key: key, options: SigningOptions(pathNormalization: .off))
      }),
    Mistake(
      "The sender signed the method GET and sent POST", #"method at byte 0: "GET" and "POST""#,
      { try SignedRequest(method: .get, key: key) }, change: { $0.request.method = .post }),
    Mistake(
      "The sender did not sign the query", #"query at byte 0: "" and "tagKeys=a""#,
      { try SignedRequest("/tags/x", method: .delete, key: key) },
      change: { $0.request.path = "/tags/x?tagKeys=a" }),
    Mistake(
      "The sender signed an empty body", "payload hash at byte 0: ",
      { try SignedRequest(body: "", key: key) }, change: { $0.body = Array("{}".utf8) }),
    Mistake(
      "The sender signed another value of the header field host",
      #"header host at byte 9: "127.0.0.1" and "127.0.0.1:8080""#,
      { try SignedRequest(key: key, authority: "127.0.0.1") },
      change: { $0.request.authority = "127.0.0.1:8080" }),
    Mistake(
      "The sender signed another value of the header field content-type",
      #"header content-type at byte 12: "application/x-amz-json-1.1" and "application/json""#,
      { try SignedRequest(key: key, contentType: "application/x-amz-json-1.1") },
      change: { $0.request.headerFields[.contentType] = "application/json" }),
    Mistake(
      "The sender's secret access key ends with a line break", "canonical request:",
      {
        try SignedRequest(
          key: AccessKey(
            Credentials(
              accessKeyID: "ASIA", secretAccessKey: "s3cret\n", sessionToken: "token")))
      }),
  ]

  @Test(
    "A common mistake is named, with the place where the canonical requests part",
    arguments: mistakes)
  func namesMistake(mistake: Mistake) throws {
    var signed = try mistake.signed()
    mistake.change(&signed)
    let explanation = try #require(explain(signed))
    #expect(explanation.hasPrefix(mistake.sentence))
    #expect(explanation.contains(mistake.difference))
  }

  @Test("A signature that no common mistake explains gets the canonical request to compare")
  func explainsOthers() throws {
    let other = AccessKey(
      Credentials(accessKeyID: "ASIA", secretAccessKey: "another", sessionToken: "token"))
    let explanation = try #require(explain(try SignedRequest(key: other)))
    #expect(explanation.hasPrefix("No common mistake gives this signature"))
    #expect(explanation.contains("canonical request:\nPOST\n/get-operation\n"))
  }

  @Test("No explanation contains a secret, a token or the right signature")
  func keepsSecrets() throws {
    for mistake in Self.mistakes {
      var signed = try mistake.signed()
      mistake.change(&signed)
      let explanation = try #require(explain(signed))
      #expect(!explanation.contains("s3cret"))
      #expect(!explanation.contains("token:token"))
      #expect(!explanation.contains("Signature="))
    }
  }

  private func explain(_ signed: SignedRequest) -> String? {
    do throws(LocalFailure) {
      _ = try AccessControl([Self.key]).admit(
        signed.request, body: signed.body, at: SignedRequest.now)
      return nil
    } catch {
      return error.explanation
    }
  }
}
