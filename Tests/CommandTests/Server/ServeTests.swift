import Foundation
import SsmSapLocal
import Testing

#if os(Linux)
  @Suite("The commands serve and seed", .timeLimit(.minutes(1)))
  struct ServeTests {
    private func path() -> String {
      FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    }

    private func start(
      _ arguments: [String] = []
    ) async throws -> (server: RunningExecutable, url: String) {
      let server = try Executable("ssm-sap-local").start(arguments, closing: [])
      let greeting = await server.readOutput(upTo: "export AWS_REGION")
      let url = try #require(greeting.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/)).output
      return (server, String(url))
    }

    private func exchange(_ url: String, _ path: String) async throws -> String {
      try await RawConnection.exchange(
        url, "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    }

    @Test(
      "A signal ends it with status 0, also with a kept and a streaming connection",
      arguments: [SIGINT, SIGTERM])
    func signals(number: Int32) async throws {
      let (server, url) = try await start()
      try await RawConnection.open(url) { stream in
        try await stream.send("GET /_local/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        _ = try await stream.read(upTo: "event: state")
        try await RawConnection.open(url) { kept in
          try await kept.send("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
          _ = try await kept.read(upTo: "}")
          kill(server.identifier, number)
          let rest = await kept.readToEnd()
          #expect(rest.isEmpty)
        }
      }
      #expect(await server.end.value == 0)
    }

    @Test(
      "What cannot be served is named",
      arguments: [
        (["--host", "0.0.0.0"], "--allow-remote"), (["--time-factor", "0"], "time factor"),
        (["--time-factor", "1e-300"], "0.001 to 1000000"),
        (["demo", "--time-factor", "1e300"], "0.001 to 1000000"),
        (["--time-factor", "2", "--clock", "instant"], "--clock real"),
        (["--clock-offset", "9223372036854775807"], "ten years"), (["--data", ""], "--data needs"),
        (["--landscape", "/"], "/: cannot be read: Is a directory"),
        (["--data", "/"], "cannot read /: Is a directory"),
        (["seed", "/dev/null", "--endpoint", "ftp://127.0.0.1"], "ftp://127.0.0.1 is not a URL"),
        (["--clock-offset", "-9223372036854775807"], "clock offset"),
        (["--account", "12"], "12 digits"), (["--clock", "backwards"], "real"),
        (["--landscape", "/nonexistent/file"], "/nonexistent/file"),
        (["--access-keys", "/nonexistent/file"], "/nonexistent/file"),
        (["--data", "/nonexistent/file"], "/nonexistent/file"),
        (["--data", "/dev/null"], "/dev/null"),
        (["seed", "/nonexistent/file", "--endpoint", "http://127.0.0.1:1"], "/nonexistent/file"),
        (["seed", "/dev/null"], "--endpoint"),
        (["seed", "/etc/passwd", "--endpoint", "http://127.0.0.1:1"], "127.0.0.1:1"),
      ])
    func refusals(arguments: [String], words: String) async throws {
      let result = try await Executable("ssm-sap-local").run(arguments, closing: [])
      #expect(result.status != 0)
      #expect(result.output.isEmpty)
      #expect(result.diagnostics.contains(words))
    }

    @Test("An output that cannot be written to is named")
    func fullOutput() async throws {
      let process = try Executable("ssm-sap-local").start(["demo"], to: "/dev/full")
      #expect(await process.end.value == 1)
      let words = "Error: cannot write to standard output: No space left on device\n"
      #expect(process.readDiagnostics() == words)
    }

    @Test("One process at a time has a file, and what it holds wins over a landscape")
    func keptState() async throws {
      let (file, landscape) = (path(), path())
      try Data(Landscape.multiNode.json()).write(to: URL(fileURLWithPath: landscape))
      let (server, _) = try await start(["--data", file, "--landscape", landscape])
      let second = try await Executable("ssm-sap-local").run(["--data", file], closing: [])
      #expect(second.status != 0)
      #expect(second.diagnostics.contains("is in use by another process"))
      server.stop()
      #expect(await server.end.value == 0)
      try Data(Landscape.singleNode.json()).write(to: URL(fileURLWithPath: landscape))
      let (again, url) = try await start(["--data", file, "--landscape", landscape])
      let state = try await exchange(url, "/_local/state")
      #expect(state.contains("HANA-PRD"))
      again.stop()
      #expect(await again.end.value == 0)
    }

    @Test("A running service is seeded from a file, and tells what is wrong with another")
    func seed() async throws {
      let (server, url) = try await start()
      let file = path()
      try Data(Landscape.singleNode.json()).write(to: URL(fileURLWithPath: file))
      let good = try await Executable("ssm-sap-local").run(
        ["seed", file, "--endpoint", url + "/"], closing: [])
      #expect(good.status == 0)
      #expect(good.output == "The service at \(url) has the landscape of \(file).\n")
      let state = try await exchange(url, "/_local/state")
      #expect(!state.contains("HANA-PRD"))
      try Data(#"{"Account": "123456789012", "Region": 5}"#.utf8).write(
        to: URL(fileURLWithPath: file))
      let bad = try await Executable("ssm-sap-local").run(
        ["seed", file, "--endpoint", url], closing: [])
      #expect(bad.status != 0)
      #expect(bad.diagnostics.contains("Region"))
      server.stop()
      #expect(await server.end.value == 0)
    }
  }
#endif
