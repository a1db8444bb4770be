import AWSCredentials
import AWSRuntime
import AWSSigV4
import AWSTestKit
import Crypto
import HTTPTransportAPI
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Sessions of aws login")
struct LoginTests {
  private let key = P256.Signing.PrivateKey()
  private let session = "arn:aws:sts::123456789012:assumed-role/Admin/me"

  private var path: String {
    let digest = SHA256.hash(data: Data(session.utf8))
    let name = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "/home/user/.aws/login/cache/\(name).json"
  }

  private func cache(expiring seconds: TimeInterval) -> String {
    let end = TestHost.start.addingTimeInterval(seconds).formatted(.iso8601)
    let pem = key.pemRepresentation.split(separator: "\n").joined(separator: "\\n")
    return """
      {"accessToken": {"accessKeyId": "AKOLD", "secretAccessKey": "s", "sessionToken": "t",
       "accountId": "123456789012", "expiresAt": "\(end)"}, "clientId": "client",
       "refreshToken": "R1", "idToken": "kept", "dpopKey": "\(pem)"}
      """
  }

  private func resolve(
    _ files: WritableFiles, _ transport: StubTransport
  ) async throws -> ResolvedCredentials {
    let config = "[profile dev]\nlogin_session = \(session)\nregion = eu-west-1\n"
    var host = TestHost.make(config: config, transport: transport)
    let configuration = host.files
    host.files = HostFiles { path throws(FileError) in
      path.contains("/cache/")
        ? try await files.files.read(path) : try await configuration.read(path)
    } write: { path, bytes throws(FileError) in
      try await files.files.write(path, bytes)
    }
    return try await ProfileCredentials(profile: "dev", in: host).resolve()
  }

  private let fresh = """
    {"accessToken": {"accessKeyId": "AKNEW", "secretAccessKey": "s2", "sessionToken": "t2"},
     "tokenType": "aws_sigv4", "expiresIn": 900, "refreshToken": "R2"}
    """

  @Test("Expired keys are refreshed and saved, and the request proves who sends it")
  func refresh() async throws {
    let files = WritableFiles([path: cache(expiring: -60)])
    let fresh = fresh
    let transport = StubTransport.answering { _ throws(TransportError) in (200, fresh) }
    let found = try await resolve(files, transport)
    #expect(found.credentials.accessKeyID == "AKNEW")
    #expect(found.credentials.expiration == TestHost.start.addingTimeInterval(900))
    #expect(found.accountID == "123456789012")
    let sent = try #require(transport.sent.first)
    #expect(sent.url == "https://eu-west-1.signin.aws.amazon.com/v1/token")
    let name = try #require(HTTPField.Name("DPoP"))
    try checkProof(try #require(sent.request.headerFields[name]))
    let saved = try #require(files[path])
    for part in [#""refreshToken":"R2""#, #""idToken":"kept""#, "AKNEW", "dpopKey"] {
      #expect(saved.contains(part), "\(part)")
    }
  }

  /// The proof is a signed token whose parts RFC 9449 names.
  private func checkProof(_ proof: String) throws {
    let parts = proof.split(separator: ".").map(String.init)
    try #require(parts.count == 3)
    let signature = try P256.Signing.ECDSASignature(rawRepresentation: decode(parts[2]))
    let signed = Data("\(parts[0]).\(parts[1])".utf8)
    #expect(key.publicKey.isValidSignature(signature, for: signed))
    let claims = String(decoding: try decode(parts[1]), as: UTF8.self)
    #expect(claims.contains(#""htm":"POST""#))
    #expect(claims.contains(#""htu":"https://eu-west-1.signin.aws.amazon.com/v1/token""#))
    #expect(claims.contains(#""iat":1800000000"#))
    let header = String(decoding: try decode(parts[0]), as: UTF8.self)
    #expect(header.contains(#""alg":"ES256""#))
    #expect(!header.contains(#""d":"#))
  }

  private func decode(_ text: String) throws -> Data {
    var base64 = String(text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 })
    while base64.count % 4 != 0 { base64.append("=") }
    return try #require(Data(base64Encoded: base64))
  }

  @Test("The client's region and AWS_MAX_ATTEMPTS count for the refresh of a login session")
  func clientSettings() async throws {
    let files = WritableFiles([path: cache(expiring: -60)])
    let transport = StubTransport.answering { _ throws(TransportError) in (503, "") }
    var host = TestHost.make(
      variables: ["AWS_MAX_ATTEMPTS": "1"], config: "[profile dev]\nlogin_session = \(session)\n",
      transport: transport)
    let configuration = host.files
    host.files.read = { path throws(FileError) in
      path.contains("/cache/")
        ? try await files.files.read(path) : try await configuration.read(path)
    }
    let provider = DefaultCredentials(
      in: host, profile: "dev", region: StaticRegion("eu-south-2"))
    let error = await #expect(throws: CredentialsError.self) { try await provider.resolve() }
    #expect(error?.kind == .unreachable)
    #expect(transport.sent.map(\.request.authority) == ["eu-south-2.signin.aws.amazon.com"])
  }

  @Test("Keys that hold are used where the refresh fails, and expired ones are an error")
  func refreshFails() async throws {
    let transport = StubTransport.answering { _ throws(TransportError) in
      (400, #"{"error": "TOKEN_EXPIRED"}"#)
    }
    let holding = try await resolve(WritableFiles([path: cache(expiring: 60)]), transport)
    #expect(holding.credentials.accessKeyID == "AKOLD")
    let error = await #expect(throws: CredentialsError.self) {
      try await resolve(WritableFiles([path: cache(expiring: -60)]), transport)
    }
    #expect(error?.kind == .expired)
    #expect(error?.message.contains("aws login --profile dev") == true)
  }
}
