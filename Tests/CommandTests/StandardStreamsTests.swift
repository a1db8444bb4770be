import Foundation
import Testing

@testable import ssm_sap

#if os(Linux)
  @Suite("Closed standard streams", .timeLimit(.minutes(1)))
  struct StandardStreamsTests {
    private static let operation = "5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01"

    static let closings: [[Int]] = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]]

    private func call(_ id: String, at url: String) -> [String] {
      ["get-operation", "--operation-id", id, "--endpoint-url", url]
    }

    @Test("A failure has its exit status whichever streams are closed", arguments: closings)
    func failure(closed: [Int]) async throws {
      // Nothing listens on port 1.
      let result = try await Executable("ssm-sap").run(
        call(Self.operation, at: "http://127.0.0.1:1"), closing: closed)
      #expect(result.status == 20)
      #expect(result.output.isEmpty)
      #expect(result.diagnostics.contains("check the endpoint") == !closed.contains(2))
    }

    @Test("Client and server work whichever streams are closed")
    func success() async throws {
      let server = try Executable("ssm-sap-local").start(["serve"], closing: [0, 2])
      let greeting = await server.readOutput(upTo: "# Operations:")
      let url = try #require(greeting.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)).output
      for closed in Self.closings {
        let result = try await Executable("ssm-sap").run(
          call(Self.operation, at: String(url)), closing: closed)
        // Without standard output the result is lost, which the command says.
        let isLost = closed.contains(1)
        #expect(result.status == (isLost ? CommandStatus.output.rawValue : 0))
        #expect(result.output.contains("\"SUCCESS\"") == !isLost)
        #expect(result.diagnostics.isEmpty == (!isLost || closed.contains(2)))
      }
      let unknown = try await Executable("ssm-sap").run(
        call("00000000-0000-4000-8000-000000000000", at: String(url)), closing: [1, 2])
      #expect(unknown.status == 30)
    }

    /// Returns a free port below those that the system gives to connections, so that no connection
    /// of another test takes it.
    private static func reservedPort() async throws -> Int? {
      for port in 20_100..<20_200 {
        let server = try Executable("ssm-sap-local").start(
          ["serve", "--port", String(port)], closing: [])
        let greeting = await server.readOutput(upTo: "# Operations:")
        server.stop()
        _ = await server.end.value
        if greeting.contains("127.0.0.1:\(port)") { return port }
      }
      return nil
    }

    @Test("A server without standard streams has them on /dev/null, and serves")
    func silentServer() async throws {
      let port = try #require(try await Self.reservedPort())
      let server = try Executable("ssm-sap-local").start(
        ["serve", "--port", String(port)], closing: [0, 1, 2])
      var status: Int32 = -1
      while status != 0, server.isRunning {
        status = try await Executable("ssm-sap").run(
          call(Self.operation, at: "http://127.0.0.1:\(port)"), closing: []
        ).status
      }
      #expect(status == 0)
      #expect(server.isRunning)
      for descriptor in 0...2 {
        let link = "/proc/\(server.identifier)/fd/\(descriptor)"
        #expect(
          try FileManager.default.destinationOfSymbolicLink(atPath: link) == "/dev/null")
      }
    }
  }
#endif
