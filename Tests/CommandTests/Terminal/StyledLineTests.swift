import CommandSupport
import Testing

@Suite("Lines with colours")
struct StyledLineTests {
  @Test("Colours are control sequences around the text, and leave no trace without them")
  func colors() {
    var line = StyledLine("a ")
    line.append("b", .red)
    #expect(line.rendered(hasColors: true) == "a \u{1B}[31mb\u{1B}[0m")
    #expect(line.rendered(hasColors: false) == "a b")
  }

  @Test(
    "What could steer a terminal or hide text becomes spaces",
    arguments: ["\u{1B}", "\u{7}", "\n", "\r", "\u{9B}", "\u{202E}", "\u{2028}", "\u{85}", "\u{0}"])
  func strips(text: String) {
    #expect(StyledLine("a\(text)b").text == "a b")
    #expect("a\(text)b".printable == "a b")
  }

  @Test(
    "The width of a text is that of its characters on a terminal",
    arguments: [("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("✓", 1), ("🚀", 2), ("", 0)])
  func width(text: String, columns: Int) {
    #expect(text.columns == columns)
    #expect(StyledLine(text).columns == columns)
  }

  @Test(
    "A line that does not fit ends in a mark",
    arguments: [
      ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 4, "日…"), ("日本", 4, "日本"), ("ab", 1, "…"),
      ("ab", 0, ""),
    ])
  func cut(text: String, limit: Int, result: String) {
    #expect(StyledLine(text).cut(to: limit, mark: "…").text == result)
  }

  @Test("A cut goes through the coloured parts of a line")
  func cutsParts() {
    var line = StyledLine("ab", .red)
    line.append("cd", .green)
    line.append("ef")
    #expect(
      line.cut(to: 4, mark: ">").rendered(hasColors: true)
        == "\u{1B}[31mab\u{1B}[0m\u{1B}[32mc\u{1B}[0m>")
  }
}
