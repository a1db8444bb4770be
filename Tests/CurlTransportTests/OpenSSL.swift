#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The `openssl` command, for certificates and TLS servers made on the spot.
enum OpenSSL {
  typealias Failure = ChildProcess.Failure

  /// Whether there is such a command.
  static let isThere: Bool = {
    guard let process = try? run(["version"]) else { return false }
    return process.waitForExit() == 0
  }()

  static func run(_ arguments: [String]) throws -> ChildProcess {
    try ChildProcess("openssl", arguments)
  }
}

/// A self-signed certificate and its key, in files that go away with it.
final class TestCertificate: Sendable {
  let directory: String
  var certificateFile: String { directory + "/certificate.pem" }
  var keyFile: String { directory + "/key.pem" }

  /// - Parameter names: Such as `IP:127.0.0.1` or `DNS:localhost`.
  init(names: String) throws {
    var template = Array((P_tmpdir + "/curl-transport-XXXXXX").utf8CString)
    // Changes the last six characters.
    guard unsafe mkdtemp(&template) != nil else { throw OpenSSL.Failure(what: "mkdtemp") }
    directory = String(
      decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let process = try OpenSSL.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
      "2", "-subj", "/CN=test", "-addext", "subjectAltName=\(names)", "-keyout", keyFile, "-out",
      certificateFile,
    ])
    guard process.waitForExit() == 0 else { throw OpenSSL.Failure(what: "openssl req") }
  }

  deinit {
    // Paths of ours.
    _ = unsafe unlink(certificateFile)
    _ = unsafe unlink(keyFile)
    _ = unsafe rmdir(directory)
  }
}

/// `openssl s_server`, which answers any GET with a page about its connection.
struct TLSServer {
  let port: Int
  private let process: ChildProcess

  init(_ certificate: TestCertificate, _ arguments: [String] = []) throws {
    process = try OpenSSL.run(
      [
        "s_server", "-accept", "127.0.0.1:0", "-cert", certificate.certificateFile, "-key",
        certificate.keyFile, "-www",
      ] + arguments)
    // "ACCEPT 127.0.0.1:40001"
    while let line = process.readLine() {
      guard line.hasPrefix("ACCEPT"), let text = line.split(separator: ":").last,
        let port = Int(text)
      else { continue }
      self.port = port
      return
    }
    throw OpenSSL.Failure(what: "openssl s_server")
  }
}
