import AWSTestKit
import CurlTransport
import GeneratedLedger
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSClient

@Suite("The transport of a client")
struct TransportTests {
  // MARK: The default one

  private func curl(
    _ variables: [String: String], config: String = ""
  ) async throws -> CurlTransportConfiguration {
    var configuration = ClientConfiguration(
      environment: variables.merging(["AWS_CONFIG_FILE": "/config"]) { own, _ in own })
    configuration.host.files = HostFiles(["/config": config])
    return ClientConfiguration.curlConfiguration(try await ClientSettings(in: configuration.host))
  }

  @Test("The default transport goes through the proxies that the variables name")
  func findsProxies() async throws {
    #expect(try await curl([:]).proxies == .none)
    let proxies = try await curl(["https_proxy": "http://proxy:3128", "NO_PROXY": "local"]).proxies
    #expect(proxies.https == "http://proxy:3128")
    #expect(proxies.http == nil)
    #expect(proxies.exceptions == ["local"])
  }

  @Test("The default transport trusts the file of the variable, else that of the profile")
  func findsCertificates() async throws {
    let profile = "[default]\nca_bundle = /profile.pem"
    let variable = ["AWS_CA_BUNDLE": "/variable.pem"]
    #expect(try await curl([:]).certificateAuthorityFile == nil)
    #expect(try await curl([:], config: profile).certificateAuthorityFile == "/profile.pem")
    #expect(try await curl(variable).certificateAuthorityFile == "/variable.pem")
    #expect(try await curl(variable, config: profile).certificateAuthorityFile == "/variable.pem")
  }

  @Test("Unless the program sets a transport, the client sends over libcurl")
  func sendsOverCurl() async throws {
    var configuration = ClientConfiguration(environment: [:])
    configuration.host.files = HostFiles([:])
    #expect(try await configuration.resolved().transport is DefaultTransport)
  }

  // MARK: One for all of a client

  /// Variables of a container whose metadata has the credentials.
  private static let container = [
    "AWS_REGION": "eu-central-1",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/container",
  ]

  private static func world() -> StubTransport {
    let keys = """
      {"AccessKeyId":"AKIDBOX","SecretAccessKey":"s","Token":"t",\
      "Expiration":"2099-01-01T00:00:00Z"}
      """
    return StubTransport.succeeding { $0.request.path == "/container" ? keys : "{}" }
  }

  @Test("A transport that is set later sends what credential sources ask as well")
  func isShared() async throws {
    let transport = Self.world()
    var configuration = ClientConfiguration.over(StubTransport.succeeding(), Self.container)
    configuration.transport = transport
    _ = try await TestLedgerClient(configuration).ping()
    #expect(transport.paths == ["/container", "/"])
    let authorization = transport.sent.last?.request.headerFields[.authorization]
    #expect(authorization?.contains("Credential=AKIDBOX/") == true)
  }

  @Test("Credential sources have a transport of their own if they are given one")
  func isSeparate() async throws {
    let (calls, sources) = (StubTransport.succeeding(), Self.world())
    var configuration = ClientConfiguration.over(calls, Self.container)
    configuration.host.transport = sources
    _ = try await TestLedgerClient(configuration).ping()
    #expect(calls.paths == ["/"])
    #expect(sources.paths == ["/container"])
  }

  @Test("A wrapped transport sees the requests of calls and of credential sources")
  func isWrapped() async throws {
    let (inner, seen) = (Self.world(), StubTransport.succeeding())
    var configuration = ClientConfiguration.over(inner, Self.container)
    configuration.wrapTransport = { WatchedTransport(next: $0, watcher: seen) }
    _ = try await TestLedgerClient(configuration).ping()
    #expect(inner.paths == ["/container", "/"])
    #expect(seen.paths == inner.paths)
  }

  @Test("Wrapping keeps the default transport inside")
  func wrapsDefault() async throws {
    var configuration = ClientConfiguration(environment: [:])
    configuration.host.files = HostFiles([:])
    configuration.wrapTransport = {
      WatchedTransport(next: $0, watcher: StubTransport.succeeding())
    }
    let wrapped = try #require(try await configuration.resolved().transport as? WatchedTransport)
    #expect(wrapped.next is DefaultTransport)
  }
}

/// A transport that tells another one about each request before it sends it.
private struct WatchedTransport: HTTPTransport {
  let next: any HTTPTransport
  let watcher: StubTransport

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    _ = try await watcher.send(request, body: .empty, options: options)
    return try await next.send(request, body: body, options: options)
  }
}
