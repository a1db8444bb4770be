import Foundation
import SystemPackage
import Testing

@testable import SsmSapLocal
@testable import ssm_sap_local

#if os(Linux)
  @Suite("Control-C", .timeLimit(.minutes(1)))
  struct InterruptionTests {
    @Test(
      "During the call that starts an operation, it says that the operation may have been started",
      arguments: [
        ["start-application", "--application-id", "A"],
        ["start-application", "--application-id", "A", "--wait"], ["checks", "A"],
      ])
    func duringStart(command: [String]) async throws {
      let sent = Gate()
      let end = Gate()
      let silent = ScriptedResponder { _, _ in
        await sent.open()
        await end.wait()
        return .response(.text("{}"))
      }
      try await serving(silent) { server in
        let running = try Executable("ssm-sap").start(
          command + ["--endpoint-url", server.url], closing: [])
        await sent.wait()
        running.signal(SIGINT)
        #expect(await running.end.value == 130)
        let text = running.readDiagnostics()
        #expect(text.contains("may have started an operation"), "\(text)")
        #expect(text.contains("--application-id A --endpoint-url \(server.url)"), "\(text)")
        await end.open()
      }
    }

    @Test("The second one ends the program at once, though the first was caught")
    func second() async throws {
      let pipe = try FullPipe()
      defer { pipe.remove() }
      let answering = ScriptedResponder { _, _ in .response(.text("{}")) }
      try await serving(answering) { server in
        // With nobody who reads its results, a fleet cannot end when it is asked to.
        let running = try Executable("ssm-sap").start(
          [
            "fleet", "--regions", "eu-central-1", "list-applications", "--endpoint-url", server.url,
          ], to: pipe.path)
        #expect(await running.readDiagnostics(upTo: "ok ").contains("ok "))
        #expect(try Self.isCaught(SIGINT, by: running.identifier))
        running.signal(SIGINT)
        while try Self.isCaught(SIGINT, by: running.identifier) { await Task.yield() }
        #expect(running.isRunning)
        running.signal(SIGINT)
        // Not an exit status: the signal has ended it.
        #expect(await running.end.value == SIGINT)
      }
    }

    /// Whether a process catches a signal.
    private static func isCaught(_ number: Int32, by process: Int32) throws -> Bool {
      let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
      let mask = try #require(status.firstMatch(of: /SigCgt:\s*([0-9a-f]+)/)).output.1
      return try #require(UInt64(mask, radix: 16)) >> UInt64(number - 1) & 1 == 1
    }
  }

  /// A named pipe that takes no more bytes.
  private struct FullPipe {
    let path: String
    private let file: FileDescriptor

    init() throws {
      path = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID())").path
      let make = try Process.run(URL(fileURLWithPath: "/usr/bin/mkfifo"), arguments: [path])
      make.waitUntilExit()
      file = try FileDescriptor.open(FilePath(path), .readWrite, options: .nonBlocking)
      for size in [4096, 1] {
        do {
          while true { _ = try file.writeAll([UInt8](repeating: 0, count: size)) }
        } catch Errno.wouldBlock {}
      }
    }

    func remove() {
      try? file.close()
      try? FileManager.default.removeItem(atPath: path)
    }
  }
#endif
