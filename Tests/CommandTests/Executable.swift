import Foundation
import Testing

/// An executable of this package, run as a process of its own.
struct Executable {
  private let path: String
  /// The environment: no files, no metadata, one attempt.
  private static let environment = [
    "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "AKIDLOCALEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "local-secret-for-examples-only", "AWS_MAX_ATTEMPTS": "1",
    "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    "AWS_EC2_METADATA_DISABLED": "true", "HOME": "/nonexistent",
  ]

  /// Executables are built beside the tests.
  init(_ name: String) throws {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    path = URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: name).path
    try #require(FileManager.default.isExecutableFile(atPath: path), "\(path)")
  }

  /// Starts the executable with some of the descriptors 0 to 2 closed.
  func start(_ arguments: [String], closing closed: [Int]) throws -> RunningExecutable {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let closing = closed.map { " \($0)>&-" }.joined()
    process.arguments = ["-c", "exec \"$0\" \"$@\"\(closing)", path] + arguments
    process.environment = Self.environment
    return try RunningExecutable(process)
  }

  /// Starts the executable with its output redirected to a file.
  func start(_ arguments: [String], to file: String) throws -> RunningExecutable {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" \"$@\" >\(file)", path] + arguments
    process.environment = Self.environment
    return try RunningExecutable(process)
  }

  /// Runs the executable to its end.
  func run(
    _ arguments: [String], closing closed: [Int]
  ) async throws -> (status: Int32, output: String, diagnostics: String) {
    let running = try start(arguments, closing: closed)
    let status = await running.end.value
    return (status, running.readOutput(), running.readDiagnostics())
  }
}

/// A process that is killed when it is let go of.
final class RunningExecutable {
  private let process: Process
  private let output = Pipe()
  private let diagnostics = Pipe()
  /// The exit status, once there is one.
  let end: Task<Int32, Never>

  init(_ process: Process) throws {
    self.process = process
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = diagnostics
    let (statuses, continuation) = AsyncStream<Int32>.makeStream()
    process.terminationHandler = { process in
      continuation.yield(process.terminationStatus)
      continuation.finish()
    }
    end = Task {
      for await status in statuses { return status }
      return -1
    }
    try process.run()
  }

  deinit { stop() }

  var isRunning: Bool { process.isRunning }

  var identifier: Int32 { process.processIdentifier }

  func signal(_ number: Int32) {
    kill(identifier, number)
  }

  func stop() {
    if process.isRunning { process.terminate() }
  }

  /// All output, once the process has ended.
  func readOutput() -> String {
    String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  func readDiagnostics() -> String {
    String(decoding: diagnostics.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  /// The output up to a text.
  func readOutput(upTo text: String) async -> String { await Self.read(output, upTo: text) }

  /// The diagnostics up to a text.
  func readDiagnostics(upTo text: String) async -> String {
    await Self.read(diagnostics, upTo: text)
  }

  /// Reads on a thread of its own: the process may wait for a server of this one, which needs those of
  /// the cooperative pool.
  private static func read(_ pipe: Pipe, upTo text: String) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var read = Data()
        while read.firstRange(of: Data(text.utf8)) == nil {
          let more = pipe.fileHandleForReading.availableData
          if more.isEmpty { break }
          read += more
        }
        continuation.resume(returning: String(decoding: read, as: UTF8.self))
      }
    }
  }
}
