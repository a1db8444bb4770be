#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The `openssl` command, for certificates and TLS servers made on the spot.
enum OpenSSL {
  struct Failure: Error {
    let what: String
  }

  /// Whether there is such a command.
  static let isThere: Bool = {
    guard let process = try? Process(["version"]) else { return false }
    return process.waitForExit() == 0
  }()

  /// A running `openssl`, whose output can be read. It is ended when it is let go of.
  final class Process: Sendable {
    private let identifier: pid_t
    private let output: Int32

    init(_ arguments: [String]) throws {
      var ends: [Int32] = [-1, -1]
      // Room for two descriptors.
      guard unsafe pipe(&ends) == 0 else { throw Failure(what: "pipe") }
      output = ends[0]
      defer { _ = close(ends[1]) }
      identifier = try Self.spawn(arguments, output: ends[1])
    }

    deinit {
      _ = kill(identifier, SIGKILL)
      _ = waitForExit()
      _ = close(output)
    }

    /// The exit status; 127 when there is no such command. -1 when it was asked before.
    func waitForExit() -> Int32 {
      var status: Int32 = 0
      // Writes the status.
      guard unsafe waitpid(identifier, &status, 0) == identifier else { return -1 }
      return (status >> 8) & 0xFF
    }

    /// The next line of output, or `nil` at its end.
    func readLine() -> String? {
      var line: [UInt8] = []
      var byte: UInt8 = 0
      // Room for one byte.
      while unsafe read(output, &byte, 1) == 1 {
        guard byte != UInt8(ascii: "\n") else { return String(decoding: line, as: UTF8.self) }
        line.append(byte)
      }
      return nil
    }

    private static func spawn(_ arguments: [String], output: Int32) throws -> pid_t {
      // Initialized and destroyed here; the strings are freed here too.
      #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
      #else
        var actions = unsafe posix_spawn_file_actions_t()
      #endif
      unsafe posix_spawn_file_actions_init(&actions)
      defer { unsafe posix_spawn_file_actions_destroy(&actions) }
      let (input, standardOutput, standardError): (Int32, Int32, Int32) = (0, 1, 2)
      unsafe posix_spawn_file_actions_addopen(&actions, input, "/dev/null", O_RDONLY, 0)
      unsafe posix_spawn_file_actions_adddup2(&actions, output, standardOutput)
      unsafe posix_spawn_file_actions_addopen(&actions, standardError, "/dev/null", O_WRONLY, 0)
      var strings = unsafe (["openssl"] + arguments).map { unsafe strdup($0) }
      unsafe strings.append(nil)
      defer { for index in unsafe strings.indices { unsafe free(strings[index]) } }
      var identifier: pid_t = 0
      let code = unsafe posix_spawnp(&identifier, "openssl", &actions, nil, strings, nil)
      guard code == 0 else { throw Failure(what: "posix_spawnp: \(code)") }
      return identifier
    }
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
    let process = try OpenSSL.Process([
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
  private let process: OpenSSL.Process

  init(_ certificate: TestCertificate, _ arguments: [String] = []) throws {
    process = try OpenSSL.Process(
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
