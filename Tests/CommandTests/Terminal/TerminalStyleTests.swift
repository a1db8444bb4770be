import CommandSupport
import Testing

@Suite("The style of a terminal")
struct TerminalStyleTests {
  private static let terminal = ["TERM": "xterm-256color", "LANG": "en_US.UTF-8"]

  @Test("A terminal that cannot move its cursor gets plain lines", arguments: ["dumb", "", nil])
  func dumb(term: String?) {
    var environment = Self.terminal
    environment["TERM"] = term
    #expect(TerminalStyle(environment) == nil)
  }

  @Test("NO_COLOR takes the colours away, if it is not empty")
  func colors() throws {
    let colored = try #require(TerminalStyle(Self.terminal))
    let plain = try #require(TerminalStyle(Self.terminal.merging(["NO_COLOR": "1"]) { $1 }))
    let empty = try #require(TerminalStyle(Self.terminal.merging(["NO_COLOR": ""]) { $1 }))
    #expect(colored.hasColors)
    #expect(!plain.hasColors)
    #expect(empty.hasColors)
  }

  @Test(
    "The first locale that is set decides about symbols",
    arguments: [
      (["LANG": "de_DE.UTF-8"], true), (["LANG": "C.utf8"], true), (["LANG": "C"], false),
      ([:], false),
      (["LANG": "C.UTF-8", "LC_ALL": "POSIX"], false), (["LANG": "C.UTF-8", "LC_ALL": ""], true),
    ] as [([String: String], Bool)])
  func symbols(locale: [String: String], hasSymbols: Bool) throws {
    let style = try #require(TerminalStyle(locale.merging(["TERM": "xterm"]) { $1 }))
    #expect((style.symbol(.good).text == "✓") == hasSymbols)
  }

  @Test("The symbol of busy work turns with each redraw")
  func turns() throws {
    let style = try #require(TerminalStyle(["TERM": "xterm"]))
    #expect((0..<5).map { style.symbol(.busy, frame: $0).text } == ["|", "/", "-", "\\", "|"])
  }
}
