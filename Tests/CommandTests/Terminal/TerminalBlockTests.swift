import CommandSupport
import Testing

@Suite("Lines that are drawn in place")
struct TerminalBlockTests {
  private static let wide = TerminalSize(columns: 80, rows: 24)
  private let style: TerminalStyle
  private var block = TerminalBlock()

  init() throws {
    style = try #require(TerminalStyle(["TERM": "xterm", "NO_COLOR": "1"]))
  }

  private func lines(_ texts: String...) -> [StyledLine] { texts.map { StyledLine($0) } }

  @Test(
    "A drawing goes back to the first line and clears each, without line breaks of the terminal")
  mutating func redraw() {
    let drawing = "\u{1B}[2Ka\n\u{1B}[2Kb\n\u{1B}[J\u{1B}[?7h"
    #expect(block.redraw(lines("a", "b"), style, Self.wide) == "\r\u{1B}[?7l" + drawing)
    #expect(block.redraw(lines("a", "b"), style, Self.wide) == "\r\u{1B}[?7l\u{1B}[2A" + drawing)
  }

  @Test("The last drawing clears the lines before it, and lets long lines wrap")
  mutating func end() {
    _ = block.redraw(lines("a", "b"), style, Self.wide)
    #expect(
      block.end(lines("c"), style, Self.wide)
        == "\r\u{1B}[2A\u{1B}[2K\n\u{1B}[2K\n\u{1B}[2Ac\n\u{1B}[J")
    #expect(block.end([], style, Self.wide) == "\r\u{1B}[J")
  }

  @Test("A line that is too long is cut, and whole in the last drawing")
  mutating func cuts() {
    let narrow = TerminalSize(columns: 5, rows: 24)
    #expect(block.redraw(lines("1234567"), style, narrow).contains("1234>\n"))
    #expect(block.end(lines("1234567"), style, narrow).contains("1234567\n"))
  }

  @Test("The way back counts the rows that lines take after the terminal has become narrower")
  mutating func narrowed() {
    _ = block.redraw(lines("1234567890", "123", ""), style, Self.wide)
    let narrow = TerminalSize(columns: 4, rows: 24)
    // Three rows for the first line, one for each of the others.
    #expect(block.redraw(lines("a"), style, narrow).contains("\u{1B}[5A"))
  }
}
