import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@Suite(
  "TLS", .enabled(if: OpenSSL.isThere, "needs the openssl command"), .timeLimit(.minutes(1)))
struct TLSTests {
  private func send(
    to host: String, _ server: TLSServer, trusting file: String?
  ) async throws -> TransportError? {
    var configuration = CurlTransportConfiguration()
    configuration.certificateAuthorityFile = file
    let transport = try CurlTransport(configuration: configuration)
    let request = HTTPRequest(
      method: .get, scheme: "https", authority: "\(host):\(server.port)", path: "/")
    let error = await failure { () async throws(TransportError) in
      let response = try await transport.send(request)
      #expect(response.head.status == .ok)
      return response
    }
    try await transport.expectToGoOn()
    return error
  }

  @Test("A certificate is accepted when its authority is given as trusted")
  func trusted() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate)
    let error = try await send(to: "127.0.0.1", server, trusting: certificate.certificateFile)
    #expect(error == nil, "\(error?.message ?? "")")
  }

  @Test("A self-signed certificate is refused, and nothing was sent")
  func selfSigned() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate)
    let error = try await send(to: "127.0.0.1", server, trusting: nil)
    #expect(error?.code == .tls)
    #expect(error?.tlsFailure == .selfSigned)
    #expect(error?.requestMayHaveReachedServer == false)
    #expect(error?.message.contains("127.0.0.1:\(server.port)") == true)
  }

  @Test("A certificate of another authority is refused when one is given as trusted")
  func otherAuthority() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let other = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate)
    let error = try await send(to: "127.0.0.1", server, trusting: other.certificateFile)
    #expect(error?.code == .tls)
    #expect(error?.requestMayHaveReachedServer == false)
  }

  @Test("A certificate for another name is refused")
  func otherName() async throws {
    let certificate = try TestCertificate(names: "DNS:service.example")
    let server = try TLSServer(certificate)
    let error = try await send(to: "127.0.0.1", server, trusting: certificate.certificateFile)
    #expect(error?.code == .tls)
    #expect(error?.tlsFailure == .wrongHost)
    #expect(error?.requestMayHaveReachedServer == false)
  }

  @Test("A certificate whose time is over is refused")
  func expired() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    try ExpiredCertificate.replace(certificate)
    let server = try TLSServer(certificate)
    let error = try await send(to: "127.0.0.1", server, trusting: certificate.certificateFile)
    #expect(error?.code == .tls)
    #expect(error?.tlsFailure == .expired)
    #expect(error?.requestMayHaveReachedServer == false)
  }

  @Test("A server that asks for a certificate gets the one that is set")
  func clientCertificate() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(
      certificate, ["-Verify", "1", "-CAfile", certificate.certificateFile, "-verify_return_error"])
    for isSet in [true, false] {
      var configuration = CurlTransportConfiguration()
      configuration.certificateAuthorityFile = certificate.certificateFile
      if isSet {
        configuration.tls.clientCertificate = ClientCertificate(
          certificateFile: certificate.certificateFile, keyFile: certificate.keyFile)
      }
      let transport = try CurlTransport(configuration: configuration)
      let request = HTTPRequest(
        method: .get, scheme: "https", authority: "127.0.0.1:\(server.port)", path: "/")
      let error = await failure { () async throws(TransportError) in
        try await transport.send(request)
      }
      #expect((error == nil) == isSet, "\(error?.description ?? "")")
      try await transport.expectToGoOn()
    }
  }

  @Test("A server that speaks no TLS 1.3 is refused when that is the least")
  func minimumVersion() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate, ["-tls1_2"])
    var configuration = CurlTransportConfiguration()
    configuration.certificateAuthorityFile = certificate.certificateFile
    configuration.tls.minimumVersion = .tls13
    let transport = try CurlTransport(configuration: configuration)
    let request = HTTPRequest(
      method: .get, scheme: "https", authority: "127.0.0.1:\(server.port)", path: "/")
    let error = await failure { () async throws(TransportError) in
      try await transport.send(request)
    }
    #expect(error?.tlsFailure == .noCommonVersion, "\(error?.description ?? "")")
    try await transport.expectToGoOn()
  }

  @Test("A server that speaks no TLS 1.2 is refused", arguments: ["-tls1_1", "-tls1"])
  func oldVersion(version: String) async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate, [version, "-cipher", "ALL:@SECLEVEL=0"])
    let error = try await send(to: "127.0.0.1", server, trusting: certificate.certificateFile)
    #expect(error?.code == .tls)
    #expect(error?.tlsFailure == .noCommonVersion, "\(error?.description ?? "")")
    #expect(error?.requestMayHaveReachedServer == false)
  }

  @Test("A file of trusted certificates that is not there is an error of TLS that names it")
  func missingFile() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate)
    let error = try await send(to: "127.0.0.1", server, trusting: "/nonexistent/authorities.pem")
    #expect(error?.code == .tls)
    #expect(error?.tlsFailure == .configuration)
    #expect(error?.message.contains("/nonexistent/authorities.pem") == true)
    #expect(error?.requestMayHaveReachedServer == false)
  }

  @Test("A proxy carries TLS through a tunnel, for one request after the other")
  func tunnel() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate)
    let port = UInt16(server.port)
    let proxy = try LoopbackServer { $0.tunnel(to: port) }
    var configuration = CurlTransportConfiguration()
    configuration.certificateAuthorityFile = certificate.certificateFile
    configuration.proxy = "http://\(proxy.authority)"
    let transport = try CurlTransport(configuration: configuration)
    let request = HTTPRequest(
      method: .get, scheme: "https", authority: "127.0.0.1:\(port)", path: "/")
    for _ in 0..<3 {
      let response = try await transport.send(request)
      #expect(response.head.status == .ok)
    }
    #expect(proxy.requests.allSatisfy { String(decoding: $0, as: UTF8.self).hasPrefix("CONNECT ") })
  }

  @Test("A proxy that refuses a tunnel is no connection, nothing was sent, and the next one works")
  func refusedTunnel() async throws {
    let certificate = try TestCertificate(names: "IP:127.0.0.1")
    let server = try TLSServer(certificate)
    let port = UInt16(server.port)
    let refuses = Atomic(true)
    let proxy = try LoopbackServer { connection in
      guard refuses.exchange(false, ordering: .relaxed) else { return connection.tunnel(to: port) }
      _ = connection.readRequest()
      connection.write("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
    }
    var configuration = CurlTransportConfiguration()
    configuration.certificateAuthorityFile = certificate.certificateFile
    configuration.proxy = "http://\(proxy.authority)"
    let transport = try CurlTransport(configuration: configuration)
    let request = HTTPRequest(
      method: .get, scheme: "https", authority: "service.invalid", path: "/")
    let error = await failure { () async throws(TransportError) in
      try await transport.send(request)
    }
    #expect(error?.code == .connect)
    #expect(error?.requestMayHaveReachedServer == false)

    let next = HTTPRequest(
      method: .get, scheme: "https", authority: "127.0.0.1:\(port)", path: "/")
    #expect(try await transport.send(next).head.status == .ok)
  }
}
