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
    "Keywords are written in backticks", arguments: ["operator", "default", "in", "class"])
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

  @Test(
    "A literal contains its text whatever combining marks and invisible scalars are in it",
    arguments: [
      ("\"\u{301}) + x", "#\"\"\u{301}) + x\"#"), ("\\\u{301}(x)", "#\"\\\u{301}(x)\"#"),
      ("\"\u{301}#\"##", "###\"\"\u{301}#\"##\"###"), ("a\r\nb", #""a\r\nb""#),
      ("a\u{2028}b\u{202e}c", #""a\u{2028}b\u{202e}c""#), ("\u{feff}", #""\u{feff}""#),
    ])
  func literalsByScalars(text: String, literal: String) {
    #expect(Literal.string(text).utf8.elementsEqual(literal.utf8))
  }

  @Test(
    "Text stays in its comment whatever ends its lines",
    arguments: ["\n", "\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"])
  func lineEnds(end: String) {
    #expect(Markdown.wrapped("a\(end)b\(end)c", to: 80) == ["a", "b", "c"])
    var writer = SourceWriter()
    writer.documentation("a\(end)b")
    #expect(writer.text == "/// a\n/// b\n")
    #expect(
      SourceFile("A.swift", from: "a\(end)b", imports: []) { _ in }.text.split(separator: "\n")
        .count == 1)
  }

  @Test("Other control characters become spaces in a comment")
  func controlCharacters() {
    #expect(Markdown.wrapped("a\u{0}b\tc\u{202e}d\u{7f}e", to: 80) == ["a b c d e"])
  }

  @Test("Names of services are their ids without spaces")
  func serviceNames() {
    #expect(SwiftName.type("DynamoDB") == "DynamoDB")
    #expect(SwiftName.type("KMS") == "KMS")
    #expect(SwiftName.type("Ssm Sap") == "SsmSap")
    #expect(SwiftName.type("codestar notifications") == "CodestarNotifications")
  }

  @Test("A name goes to whom it suits, and nobody gets a reserved one or another's")
  func nameTable() {
    var names = NameTable(reserved: ["self"])
    let wishes = ["self", "Self", "a", "a", "aValue", "a", "b"].map { name in
      NameTable.Wish(natural: name.lowercased(), longer: name.lowercased() + "Value")
    }
    #expect(
      names.assign(wishes) == [
        "selfValue", "selfValue2", "a", "aValue", "avalue", "aValue2", "b",
      ])
    var types = NameTable(reserved: ["URL"], ignoresCase: true)
    let arns = ["Arn", "ARN", "Url"].map { NameTable.Wish(natural: $0, longer: "Odd\($0)") }
    #expect(types.assign(arns) == ["Arn", "OddARN", "Url"])
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
