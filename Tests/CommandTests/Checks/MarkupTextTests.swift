import Testing

@testable import ssm_sap

@Suite("Text in XML and HTML")
struct MarkupTextTests {
  @Test(
    "Marks, line breaks and forbidden characters are replaced",
    arguments: [
      ("a & b", "a &amp; b"), ("<a href=\"x\">'", "&lt;a href=&quot;x&quot;&gt;&#39;"),
      ("a\tb\nc\rd", "a&#9;b&#10;c&#13;d"),
      ("\u{0}\u{8}\u{B}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{7F}\u{80}\u{9F}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{FFFE}\u{FFFF}\u{1FFFE}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("ä日😀\u{A0}\u{FFFD}", "ä日😀\u{A0}\u{FFFD}"), ("", ""),
      // A mark that is one character with an accent is still a mark.
      ("<\u{301}", "&lt;\u{301}"),
    ])
  func escapes(text: String, escaped: String) {
    #expect(Array(MarkupText.escaped(text).unicodeScalars) == Array(escaped.unicodeScalars))
  }

  @Test(
    "Only plain links to the web can be followed",
    arguments: [
      ("https://docs.aws.amazon.com/sap/a_b.html?x=1&y=2#z", true), ("http://x", true),
      ("javascript:alert(1)", false), ("https://x/ y", false), ("https://x/<y>", false),
      ("https://x\"onclick=1", false), ("//x", false), ("HTTPS://x", false), ("", false),
      ("https://x/|", false), ("https://x/ä", false), ("data:text/html,x", false),
    ])
  func links(text: String, isLink: Bool) {
    #expect(MarkupText.isLink(text) == isLink)
  }
}
