#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A running command, whose output can be read. It is ended when it is let go of.
final class ChildProcess: Sendable {
  struct Failure: Error {
    let what: String
  }

  private let identifier: pid_t
  private let output: Int32

  /// - Parameter command: A path, or a name to look for.
  init(_ command: String, _ arguments: [String]) throws {
    var ends: [Int32] = [-1, -1]
    // Room for two descriptors.
    guard unsafe pipe(&ends) == 0 else { throw Failure(what: "pipe") }
    output = ends[0]
    defer { _ = close(ends[1]) }
    identifier = try Self.spawn(command, arguments, output: ends[1])
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

  private static func spawn(
    _ command: String, _ arguments: [String], output: Int32
  ) throws -> pid_t {
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
    var strings = unsafe ([command] + arguments).map { unsafe strdup($0) }
    unsafe strings.append(nil)
    defer { for index in unsafe strings.indices { unsafe free(strings[index]) } }
    var identifier: pid_t = 0
    let code = unsafe posix_spawnp(&identifier, command, &actions, nil, strings, nil)
    guard code == 0 else { throw Failure(what: "\(command): \(code)") }
    return identifier
  }
}
