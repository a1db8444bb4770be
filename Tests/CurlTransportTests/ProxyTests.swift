import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import CurlTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("A proxy", .timeLimit(.minutes(1)))
struct ProxyTests {
  private let elsewhere = HTTPRequest(
    method: .get, scheme: "http", authority: "service.invalid", path: "/")

  private func transport(_ variables: [String: String]) throws -> CurlTransport {
    try CurlTransport(configuration: .environment(variables))
  }

  private func failure(
    of request: HTTPRequest, over transport: CurlTransport
  ) async -> TransportError? {
    await CurlTransportTests.failure { () async throws(TransportError) in
      try await transport.send(request)
    }
  }

  @Test("gets a user and a password with an @ and blanks as they are")
  func credentials() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try transport(["http_proxy": "http://us er:p@ss@\(server.authority)"])
    #expect(try await transport.send(elsewhere).head.status == .ok)
    // The text in base 64 is "us er:p@ss".
    #expect(server.texts[0].contains("Proxy-Authorization: Basic dXMgZXI6cEBzcw==\r\n"))
  }

  @Test("that is malformed is told with its variable, and no connection is made")
  func malformed() async throws {
    let transport = try transport(["HTTP_PROXY": "http://user:hidden/@host:1"])
    let error = try #require(await failure(of: elsewhere, over: transport))
    #expect(error.code == .invalidRequest)
    #expect(error.isProxyFailure)
    #expect(!error.requestMayHaveReachedServer)
    #expect(error.message.contains("HTTP_PROXY") && error.message.contains("service.invalid"))
    #expect(!"\(error)".contains("hidden"))
    var direct = TransportOptions()
    direct.usesProxy = false
    let server = try LoopbackServer.answering(okay)
    let response = try await transport.send(server.request(), body: .empty, options: direct)
    #expect(response.head.status == .ok)
  }

  @Test("is not used for a request that must not go through one, also between others that do")
  func direct() async throws {
    let proxy = try LoopbackServer.answering(okay)
    let server = try LoopbackServer.answering(okay)
    var configuration = CurlTransportConfiguration()
    configuration.proxy = "http://\(proxy.authority)"
    configuration.limits.requests = 1
    let transport = try CurlTransport(configuration: configuration)
    for usesProxy in [true, false, true, false, false] {
      var options = TransportOptions()
      options.usesProxy = usesProxy
      let response = try await transport.send(server.request(), body: .empty, options: options)
      #expect(response.head.status == .ok)
    }
    #expect(proxy.requests.count == 2)
    #expect(server.requests.count == 3)
    #expect(server.texts.allSatisfy { $0.hasPrefix("GET / HTTP/1.1\r\n") })
  }

  @Test("that refuses connections is named, and not the server", arguments: ["http", "https"])
  func refused(scheme: String) async throws {
    let server = try LoopbackServer { _ in }
    let authority = server.authority
    server.stop()
    let transport = try transport(["ALL_PROXY": "http://user:hidden@\(authority)"])
    var request = elsewhere
    request.scheme = scheme
    let error = await failure(of: request, over: transport)
    #expect(error?.code == .connect)
    #expect(error?.isProxyFailure == true)
    #expect(error?.requestMayHaveReachedServer == false)
    #expect(
      error?.message == "could not connect to the proxy http://\(authority) (from ALL_PROXY) "
        + "for the request to service.invalid: Connection refused")
  }

  @Test("whose name has no address is named")
  func unresolvable() async throws {
    let transport = try transport(["HTTP_PROXY": "http://user:hidden@proxy.invalid:1"])
    let error = await failure(of: elsewhere, over: transport)
    #expect(error?.code == .resolve)
    let start =
      "could not resolve the name of the proxy http://proxy.invalid:1 (from HTTP_PROXY) for the "
    #expect(error?.message.hasPrefix(start) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("hidden") == false)
  }

  @Test("that gives no tunnel is named with its answer")
  func noTunnel() async throws {
    let server = try LoopbackServer.answering(
      "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    let transport = try transport(["HTTPS_PROXY": "http://user:hidden@\(server.authority)"])
    var request = elsewhere
    request.scheme = "https"
    let error = await failure(of: request, over: transport)
    #expect(error?.code == .connect)
    let start =
      "no connection through the proxy http://\(server.authority) (from HTTPS_PROXY) for the "
    #expect(error?.message.hasPrefix(start) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("407") == true)
  }

  @Test("that never answers CONNECT is named when the time for the connection is over")
  func silent() async throws {
    let server = try LoopbackServer { $0.waitForEnd() }
    let transport = try transport(["HTTPS_PROXY": "http://\(server.authority)"])
    var request = elsewhere
    request.scheme = "https"
    var options = TransportOptions()
    options.connectTimeout = .milliseconds(100)
    let error = await CurlTransportTests.failure {
      [request, options] () async throws(TransportError) in
      try await transport.send(request, body: .empty, options: options)
    }
    #expect(error?.code == .connectTimeout)
    #expect(error?.isProxyFailure == true)
    #expect(error?.message.contains("proxy http://\(server.authority)") == true)
  }

  @Test(
    "that speaks TLS is trusted by the same authorities as servers",
    .enabled(if: OpenSSL.isThere, "needs the openssl command"), arguments: [true, false])
  func overTLS(isTrusted: Bool) async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate)
    var variables = ["HTTP_PROXY": "https://127.0.0.1:\(server.port)"]
    if isTrusted { variables["AWS_CA_BUNDLE"] = certificate.certificateFile }
    let transport = try transport(variables)
    let error = await failure(of: elsewhere, over: transport)
    guard !isTrusted else {
      #expect(error == nil, "\(error?.message ?? "")")
      return
    }
    #expect(error?.code == .tls)
    #expect(error?.tlsFailure == .selfSigned)
    #expect(error?.message.contains("proxy https://127.0.0.1:\(server.port)") == true)
  }

  #if !canImport(Darwin)
    @Test("of the environment is used by a transport that is made without a configuration")
    func environment() async {
      await #expect(processExitsWith: .success) {
        let server = try LoopbackServer.answering(okay)
        _ = unsafe setenv("http_proxy", "http://\(server.authority)", 1)
        let request = HTTPRequest(
          method: .get, scheme: "http", authority: "service.invalid", path: "/")
        let status = try await CurlTransport().send(request).head.status
        guard status == .ok, server.requests.count == 1 else { exit(1) }
        let independent = try CurlTransport(configuration: CurlTransportConfiguration())
        guard try await independent.send(server.request()).head.status == .ok else { exit(2) }
        guard server.texts[1].hasPrefix("GET / ") else { exit(3) }
      }
    }
  #endif
}
