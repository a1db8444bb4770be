import CommandSupport
import Testing

@testable import ssm_sap

@Suite("Wrapped text")
struct WrappedTextTests {
  @Test(
    "Words are kept whole where they fit, and broken where they do not",
    arguments: [
      ("one two three", 8, ["one two", "three"]), ("one two three", 20, ["one two three"]),
      ("  one   two ", 20, ["one two"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("ab cdefghij", 4, ["ab", "cdef", "ghij"]), ("", 10, [""]), ("日本語", 4, ["日本", "語"]),
      ("See https://h/abc here", 6, ["See", "https://h/abc", "here"]),
      ("日本", 1, ["日", "本"]), ("a b", -5, ["a", "b"]),
    ])
  func lines(text: String, width: Int, lines: [String]) {
    #expect(WrappedText.lines(text, width: width) == lines)
  }

  @Test("No line is wider than asked for, and nothing is lost", arguments: 2...30)
  func width(width: Int) {
    let text = "The cluster parameter PREFER_SITE_TAKEOVER ist größer als 日本語の長い名前 e\u{301}\u{301}"
    let lines = WrappedText.lines(text, width: width)
    #expect(lines.allSatisfy { $0.columns <= width })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
