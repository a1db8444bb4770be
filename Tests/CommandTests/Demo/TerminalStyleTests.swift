import Foundation
import SsmSap
import SsmSapModels
import Testing

@testable import ssm_sap_local

@Suite("The demonstration on a terminal")
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
    #expect(text(colored).contains("\u{1B}[32m"))
    #expect(!text(plain).contains("\u{1B}"))
    #expect(text(empty) == text(colored))
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
    #expect(text(style).contains("✓") == hasSymbols)
  }

  @Test(
    "A drawing goes back to the first line and clears each, without line breaks of the terminal")
  func redraw() throws {
    let style = try #require(TerminalStyle(Self.terminal))
    #expect(
      style.redraw(["a", "b"], over: 0, wraps: false)
        == "\r\u{1B}[?7l\u{1B}[2Ka\n\u{1B}[2Kb\n\u{1B}[?7h")
    #expect(
      style.redraw(["a", "b"], over: 2, wraps: false)
        == "\r\u{1B}[?7l\u{1B}[2A\u{1B}[2Ka\n\u{1B}[2Kb\n\u{1B}[?7h")
    #expect(style.redraw(["a"], over: 1, wraps: true) == "\r\u{1B}[1A\u{1B}[J\u{1B}[2Ka\n")
  }

  private func text(_ style: TerminalStyle) -> String {
    var scene = DemoSceneTests.scene()
    scene.add(.event(DemoSceneTests.event("a", .completed, after: 1)))
    return style.lines(of: scene, frame: 0, at: Date(timeIntervalSince1970: 1_700_000_010))
      .joined(separator: "\n")
  }
}
