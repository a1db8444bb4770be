import AWSCredentials
import AWSRuntime
import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private let document = """
  {"Code": "Success", "AccessKeyId": "AKROLE", "SecretAccessKey": "s", "Token": "t",
   "Expiration": "2030-01-01T00:00:00Z"}
  """

@Suite("Instance metadata")
struct InstanceMetadataTests {
  /// Answers as the service does, but for the requests that the changes name.
  private func service(_ changes: [String: (Int, String)] = [:]) -> StubTransport {
    StubTransport.answering { sent throws(TransportError) in
      let key = "\(sent.request.method) \(sent.request.path ?? "")"
      if let change = changes[key] { return change }
      switch sent.request.path {
      case "/latest/api/token": return (200, "TOKEN==")
      case "/latest/meta-data/iam/security-credentials/": return (200, "a-role\n")
      case "/latest/meta-data/iam/security-credentials/a-role": return (200, document)
      default: return (404, "")
      }
    }
  }

  private func resolve(
    _ transport: StubTransport, _ variables: [String: String] = [:]
  ) async throws -> ResolvedCredentials {
    let settings = try await ClientSettings(
      in: TestHost.make(variables: variables, transport: transport))
    return try await InstanceMetadataCredentials(InstanceMetadata(settings: settings)).resolve()
  }

  private let token = "x-aws-ec2-metadata-token"

  @Test("A token is asked for and sent with each request")
  func tokens() async throws {
    let transport = service()
    let found = try await resolve(transport)
    #expect(found.credentials.accessKeyID == "AKROLE")
    #expect(found.features == [.credentialsImds])
    #expect(transport.sent.map(\.request.method) == [.put, .get, .get])
    let name = try #require(HTTPField.Name(token))
    for sent in transport.sent.dropFirst() {
      #expect(sent.request.headerFields[name] == "TOKEN==")
    }
  }

  @Test("A token is kept, and asked for again when the service does not know it any more")
  func tokenReuse() async throws {
    let transport = service()
    let settings = try await ClientSettings(in: TestHost.make(transport: transport))
    let provider = InstanceMetadataCredentials(try InstanceMetadata(settings: settings))
    _ = try await provider.resolve()
    _ = try await provider.resolve()
    #expect(transport.sent.filter { $0.request.method == .put }.count == 1)
    let forgetful = service(["GET /latest/meta-data/iam/security-credentials/": (401, "")])
    await #expect(throws: CredentialsError.self) { try await resolve(forgetful) }
    #expect(forgetful.sent.map(\.request.method) == [.put, .get, .put, .get])
  }

  @Test(
    "A service that issues no token is asked without one, unless that is disabled",
    arguments: [401, 403, 404, 405, 500])
  func versionOne(status: Int) async throws {
    let transport = service(["PUT /latest/api/token": (status, "")])
    #expect(try await resolve(transport).credentials.accessKeyID == "AKROLE")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(transport, ["AWS_EC2_METADATA_V1_DISABLED": "true"])
    }
    #expect(error?.message.contains("requests without one are disabled") == true)
    #expect(error?.message.contains("HTTP status \(status)") == true)
  }

  @Test(
    "Requests without a token that are refused say so",
    arguments: [(401, "requires a session token"), (403, "switched off")])
  func refusedWithoutToken(status: Int, words: String) async throws {
    let transport = service([
      "PUT /latest/api/token": (403, ""),
      "GET /latest/meta-data/iam/security-credentials/": (status, ""),
    ])
    let error = await #expect(throws: CredentialsError.self) { try await resolve(transport) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.kind == .refused)
  }

  @Test("Disabled instance metadata is never asked")
  func disabled() async throws {
    let transport = service()
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(transport, ["AWS_EC2_METADATA_DISABLED": "true"])
    }
    #expect(error?.kind == .notConfigured)
    #expect(error?.message.contains("AWS_EC2_METADATA_DISABLED") == true)
    #expect(transport.sent.isEmpty)
  }

  @Test(
    "Answers that make no sense are errors that say so",
    arguments: [
      ("PUT /latest/api/token", 200, "<html>log in</html>", "no session token"),
      ("PUT /latest/api/token", 200, "", "no session token"),
      ("PUT /latest/api/token", 400, "", "HTTP status 400"),
      (
        "GET /latest/meta-data/iam/security-credentials/", 200, "<html></html>", "no name of a role"
      ),
      ("GET /latest/meta-data/iam/security-credentials/", 404, "", "instance profile"),
      (
        "GET /latest/meta-data/iam/security-credentials/a-role", 200, "<html/>", "not a JSON object"
      ),
      (
        "GET /latest/meta-data/iam/security-credentials/a-role", 200,
        #"{"Code": "AssumeRoleUnauthorizedAccess", "Message": "not trusted"}"#, "not trusted"
      ),
      (
        "GET /latest/meta-data/iam/security-credentials/a-role", 200,
        #"{"AccessKeyId": "a", "SecretAccessKey": "b", "Token": "c"}"#, "without Expiration"
      ),
    ])
  func nonsense(request: String, status: Int, answer: String, words: String) async throws {
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(service([request: (status, answer)]))
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("http://169.254.169.254") == true)
  }
}
