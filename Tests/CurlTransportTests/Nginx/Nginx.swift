import CurlTransport
import HTTPTransportAPI
import HTTPTypes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An nginx of its own on loopback, in the clear, with TLS and HTTP/2, and on a unix socket. It ends
/// with this.
///
/// `/connection` answers with nginx's number of the connection and of the request on it, and the
/// versions of HTTP and TLS; `/large` with three megabytes.
final class Nginx: Sendable {
  /// The `nginx` command, if there is one; Debian's is on the path of root only.
  static let command = ["nginx", "/usr/sbin/nginx"].first { command in
    (try? ChildProcess(command, ["-v"]))?.waitForExit() == 0
  }

  static let largeSize = 3_000_000

  let authority: String
  let tlsAuthority: String
  let socketPath: String
  let certificate: TestCertificate
  private let directory: URL
  private let process: ChildProcess

  /// - Parameter settings: More directives for all its servers.
  init(_ settings: String = "") async throws {
    let certificate = try TestCertificate(names: "DNS:localhost,IP:127.0.0.1")
    self.certificate = certificate
    directory = URL(filePath: certificate.directory).appending(path: "nginx")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    socketPath = directory.appending(path: "socket").path
    let ports = try (Self.freePort(), Self.freePort())
    authority = "127.0.0.1:\(ports.0)"
    tlsAuthority = "localhost:\(ports.1)"
    let configuration = Self.configuration(
      in: directory.path, ports: ports, socketPath, certificate, settings)
    let file = directory.appending(path: "nginx.conf")
    try Data(configuration.utf8).write(to: file)
    try Data(repeating: UInt8(ascii: "x"), count: Self.largeSize)
      .write(to: directory.appending(path: "large"))
    process = try ChildProcess(
      Self.command ?? "nginx", ["-c", file.path, "-e", directory.appending(path: "log").path])
    try await waitUntilItAnswers()
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// A transport that trusts its certificate.
  func makeTransport(
    _ change: (inout CurlTransportConfiguration) -> Void = { _ in }
  ) throws -> CurlTransport {
    var configuration = CurlTransportConfiguration()
    configuration.certificateAuthorityFile = certificate.certificateFile
    change(&configuration)
    return try CurlTransport(configuration: configuration)
  }

  func request(_ path: String, tls: Bool = false) -> HTTPRequest {
    HTTPRequest(
      method: .get, scheme: tls ? "https" : "http", authority: tls ? tlsAuthority : authority,
      path: path)
  }

  private func waitUntilItAnswers() async throws {
    let transport = try CurlTransport()
    for _ in 0..<1000 {
      let code = await failure { () async throws(TransportError) in
        try await transport.send(request("/connection"))
      }?.code
      guard code == .connect else { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw ChildProcess.Failure(what: "nginx does not start")
  }

  /// One that nobody had a moment ago.
  private static func freePort() throws -> UInt16 {
    let server = try LoopbackServer { _ in }
    server.stop()
    return server.port
  }

  private static func configuration(
    in directory: String, ports: (UInt16, UInt16), _ socketPath: String,
    _ certificate: TestCertificate, _ settings: String
  ) -> String {
    let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(directory)/\($0);" }.joined(separator: " ")
    return """
      daemon off;
      master_process off;
      pid \(directory)/pid;
      events { worker_connections 512; }
      http {
        access_log off;
        \(folders)
        \(settings)
        server {
          listen 127.0.0.1:\(ports.0);
          listen unix:\(socketPath);
          listen 127.0.0.1:\(ports.1) ssl http2;
          ssl_certificate \(certificate.certificateFile);
          ssl_certificate_key \(certificate.keyFile);
          root \(directory);
          location = /connection {
            return 200 "$connection $connection_requests $server_protocol $ssl_protocol";
          }
          location = /large { }
        }
      }
      """
  }
}

/// What `/connection` tells.
struct NginxConnection: Hashable {
  let number: String
  let requests: Int
  let httpVersion: String
  /// Empty in the clear.
  let tlsVersion: String

  init(_ response: TransportResponse) async throws {
    let parts = try await response.text.split(separator: " ", omittingEmptySubsequences: false)
    try #require(parts.count == 4)
    number = String(parts[0])
    requests = try #require(Int(parts[1]))
    httpVersion = String(parts[2])
    tlsVersion = String(parts[3])
  }
}
