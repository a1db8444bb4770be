import Testing

@testable import smithy_codegen

@Suite("Documentation of models as Markdown")
struct MarkdownTests {
  private static func lines(_ html: String, to width: Int = 90) -> [String] {
    Markdown.wrapped(Markdown.plain(html), to: width)
  }

  @Test(
    "Each construct of HTML becomes Markdown",
    arguments: [
      ("<p>One.</p>\n      <p>Two.</p>", ["One.", "", "Two."]),
      ("<p>Indented\n         over lines.</p>", ["Indented over lines."]),
      ("<fullname>Name</fullname><p>About.</p>", ["Name", "", "About."]),
      ("<p>A <b>b</b> <i>c</i> <em>d</em>.</p>", ["A **b** *c* *d*."]),
      ("<p>A<b> b </b>c.</p>", ["A **b** c."]),
      ("<p>Use <code>x</code>.</p>", ["Use `x`."]),
      ("<p><code>a`b</code> <code>`</code></p>", ["``a`b`` `` ` ``"]),
      ("<p><code>x=<my-tag>,<p1></code></p>", ["`x=<my-tag>,<p1>`"]),
      (
        "<p>See <a href=\"https://a.test/x y?b=(1)\">the page</a>.</p>",
        ["See [the page](https://a.test/x%20y?b=%281%29)."]
      ),
      ("<p><a href='https://a.test'><code>x</code></a></p>", ["[`x`](https://a.test)"]),
      ("<p><code><a href=\"https://a.test\">x</a></code></p>", ["[`x`](https://a.test)"]),
      ("<p><a href=\"API_X.html\">x</a> <a>y</a></p>", ["x y"]),
      ("<p><a href=\"javascript:x\">x</a></p>", ["x"]),
      ("<ul><li><p>a</p></li><li>b</li></ul>", ["- a", "- b"]),
      ("<ul>\n  <li>\n    <p>a</p>\n  </li>\n <li></li> </ul>", ["- a"]),
      ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", ["- a", "", "  - b", "- c"]),
      ("<ol><li>a</li><li><p>b</p><p>c</p></li></ol>", ["1. a", "2. b", "", "   c"]),
      ("<ul><li>a<li>b</ul>", ["- a", "- b"]),
      (
        "<dl><dt>T</dt><dd><p>d</p></dd><dt>U</dt><dd>e</dd></dl>",
        ["- **T**", "", "  d", "- **U**", "", "  e"]
      ),
      ("<note><p>n</p></note>", ["> Note: n"]),
      ("<important><p>a</p><p>b</p></important>", ["> Important: a", ">", "> b"]),
      ("<caution>c</caution><tip>t</tip>", ["> Warning: c", "", "> Tip: t"]),
      ("<note><ul><li>a</li></ul></note>", ["> Note:", ">", "> - a"]),
      ("<ul><li><p>a</p><note><p>n</p></note></li></ul>", ["- a", "", "  > Note: n"]),
      ("<pre>\n{\n  \"a\": 1\n}\n</pre>", ["```", "{", "  \"a\": 1", "}", "```"]),
      ("<pre><code>```</code></pre>", ["````", "```", "````"]),
      (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td><code>x</code></td></tr></table>",
        ["| A | B |", "| --- | --- |", "| 1\\|2 | `x` |"]
      ),
      ("<h1>T</h1><p>a<br/>b</p>", ["**T**", "", "a", "", "b"]),
      (
        "<p>a &lt; b &amp;lt; &#8211; &#x2014; &quot;q&quot;&nbsp;z &IAM;</p>",
        ["a < b \\&lt; \u{2013} \u{2014} \"q\" z \\&IAM;"]
      ),
      (
        "<p>arn:aws:*:*:[x] a_b _c_ \\ <user_arn></p>",
        ["arn:aws:\\*:\\*:\\[x\\] a_b \\_c\\_ \\\\ \\<user_arn>"]
      ),
      ("<p># a</p><p>1. b</p><p>- c</p>", ["\\# a", "", "1\\. b", "", "\\- c"]),
      ("<p>a<!-- no <b> -->b</p>", ["ab"]),
      ("<p>a <span class=\"x\">b</span> <u>c</u><img src=\"x\"></p>", ["a b c"]),
      ("<p>open <b>bold", ["open **bold**"]),
      ("</p></ul>a", ["a"]),
      ("<p></p><ul></ul>", []),
      ("Plain *Markdown*\n\n- a < b", ["Plain *Markdown*", "", "- a < b"]),
      ("Plain & <b>bold</b>\n\n- *a*", ["Plain & **bold**", "", "- *a*"]),
    ] as [(String, [String])])
  func constructs(html: String, lines: [String]) {
    #expect(Self.lines(html) == lines)
  }

  @Test("Lines continue below the text of their item or aside")
  func continues() {
    #expect(
      Self.lines("<ol><li>one two three</li></ol><note><p>four five - six</p></note>", to: 12) == [
        "1. one two", "   three", "", "> Note: four", "> five - six",
      ])
  }

  @Test("A block of code keeps its lines, and a mark of a list never starts a line of text")
  func keepsLines() {
    #expect(Self.lines("<pre>a  b c d e f</pre>", to: 6) == ["```", "a  b c d e f", "```"])
    #expect(Self.lines("<p>aaaa - b 1. c</p>", to: 5) == ["aaaa -", "b 1.", "c"])
  }

  @Test(
    "No documentation leaves its comment",
    arguments: [
      "\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "&#10;", "&#x2028;",
      "&#13;", "<br>", "</p>",
    ])
  func staysInComment(end: String) {
    for html in [
      "<p>a\(end)b</p>", "<pre>a\(end)b</pre>", "a\(end)b", "<code>a\(end)b</code>",
      "<a href=\"https://a.test/\(end)b\">c</a>", "<table><tr><td>a\(end)b</td></tr></table>",
      "```\(end)b",
    ] {
      var writer = SourceWriter()
      writer.documentation(Markdown.plain(html))
      let lines = writer.text.unicodeScalars.split {
        "\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
      }
      #expect(lines.allSatisfy { $0.starts(with: "///".unicodeScalars) }, "\(writer.text)")
    }
  }

  @Test(
    "Deep nesting and endless tags end in text",
    arguments: ["<ul><li>", "<b>", "<", "<p", "&", "<!--", "<note>", "<td>", "<a href=", "`", "["])
  func deep(piece: String) {
    let lines = Self.lines("<p>" + String(repeating: piece, count: 5000) + "end")
    #expect(lines.count < 10_000)
  }
}
