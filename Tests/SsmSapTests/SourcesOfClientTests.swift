import AWSCredentials
import AWSRuntime
import AWSSigV4
import FlyingSocks
import Foundation
import HTTPTransportAPI
import HTTPTypes
import SsmSapModels
import Synchronization
import Testing

@testable import SsmSap

/// Keeps the authorities of requests, and reaches none of them.
private final class UnreachableTransport: HTTPTransport {
  private let sent = Mutex<[String]>([])

  var authorities: [String] { sent.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    sent.withLock { $0.append(request.authority ?? "") }
    throw TransportError(.other, "unreachable", requestMayHaveReachedServer: false)
  }
}

@Suite("What a client passes on to its sources of credentials and to its transport")
struct SourcesOfClientTests {
  @Test("The region of the client is that of STS where the profile names none")
  func region() async throws {
    let transport = UnreachableTransport()
    var configuration = SsmSapConfiguration(
      transport: transport,
      environment: [
        "AWS_CONFIG_FILE": "/config",
        "AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:aws:iam::1:role/R",
      ])
    configuration.host.files = HostFiles(["/config": "[default]\n", "/token": "jwt"])
    configuration.region = StaticRegion("eu-south-2")
    _ = try? await configuration.resolved().credentials.credentials()
    #expect(transport.authorities.first == "sts.eu-south-2.amazonaws.com")
  }

  @Test(
    "A file of trusted certificates that cannot be used is named with the setting that names it",
    arguments: [
      (["AWS_CA_BUNDLE": "/nowhere/variable.pem"], "environment variable AWS_CA_BUNDLE"),
      ([:], "profile default (/config:2)"),
    ])
  func caBundle(variables: [String: String], origin: String) async throws {
    let listener = try Socket(domain: AF_INET)
    defer { try? listener.close() }
    try listener.bind(to: .inet(ip4: "127.0.0.1", port: 0))
    try listener.listen()
    guard case .ip4(_, let port) = try listener.sockname() else {
      Issue.record("no port")
      return
    }
    var configuration = SsmSapConfiguration(
      environment: variables.merging(["AWS_CONFIG_FILE": "/config"]) { $1 })
    configuration.host.files = HostFiles(["/config": "[default]\nca_bundle = /nowhere/file.pem\n"])
    configuration.region = StaticRegion("eu-west-1")
    configuration.endpointURL = "https://127.0.0.1:\(port)"
    configuration.retry = NoRetry()
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AK", secretAccessKey: "s"))
    let client = SsmSapClient(configuration)
    let error = await #expect(throws: CallError.self) {
      try await client.getOperation(operationId: "67e55044-10b1-426f-9247-bb680e5fe0c8")
    }
    let message = "\(try #require(error))"
    #expect(message.contains("/nowhere/"), "\(message)")
    #expect(message.contains("set by \(origin)"), "\(message)")
  }
}
