import Testing

@testable import smithy_codegen

@Suite("Names and documentation")
struct NameTests {
  @Test(
    "Names of members and values become lower camel case",
    arguments: [
      ("ApplicationId", "applicationId"), ("SID", "sid"), ("EC2InstanceId", "ec2InstanceId"),
      ("SAP_ABAP", "sapAbap"), ("IN_PROGRESS", "inProgress"), ("AWSBackup", "awsBackup"),
      ("SapArn", "sapArn"), ("resourceArn", "resourceArn"), ("instanceIDs", "instanceIDs"),
      ("ARNs", "arns"), ("SAP_CHECK_01", "sapCheck01"), ("us-east-1", "usEast1"), ("2xl", "_2xl"),
      ("HdbVersion", "hdbVersion"), ("a", "a"), ("HTTPSOnly", "httpsOnly"),
    ])
  func lowerCamel(name: String, expected: String) {
    #expect(SwiftName.lowerCamel(name) == expected)
  }

  @Test(
    "Words of the language stand in backticks", arguments: ["operator", "default", "in", "class"])
  func escapes(name: String) {
    #expect(SwiftName.escaped(name) == "`\(name)`")
    #expect(SwiftName.escaped(name + "s") == name + "s")
  }

  @Test(
    "A string literal reads as the text that it stands for",
    arguments: [
      ("plain", #""plain""#), (#"a\d"#, ##"#"a\d"#"##), ("a\"#b", ###"##"a"#b"##"###),
      ("a\nb\u{1}", #""a\nb\u{1}""#), ("", #""""#), ("é😀", #""é😀""#),
    ])
  func literals(text: String, literal: String) {
    #expect(Literal.string(text) == literal)
  }

  @Test("HTML becomes Markdown, and lines keep to their width")
  func markdown() {
    let html =
      "<p>Sends <b>one</b> &amp; more. See <a href=\"u\">this</a>: 1 &lt; 2.</p>"
      + "<ul><li>First <code>x</code></li><li>Second one that is long</li></ul>"
    #expect(
      Markdown.wrapped(Markdown.plain(html), to: 20) == [
        "Sends **one** &", "more. See this: 1 <", "2.", "", "- First `x`", "- Second one that is",
        "  long",
      ])
    #expect(Markdown.plain("a < b and c > d") == "a < b and c > d")
    #expect(Markdown.wrapped("", to: 10).isEmpty)
  }
}
