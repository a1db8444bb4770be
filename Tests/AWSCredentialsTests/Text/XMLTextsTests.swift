import Testing

@testable import AWSCredentials

@Suite("XML of credential sources")
struct XMLTextsTests {
  @Test(
    "XML that is not well-formed has no texts",
    arguments: [
      "", "text", "<a>", "<a></b>", "</a>", "<a/><b/>", "<a>&nope;</a>", "<a>&#0;</a>",
      "<a>&amp</a>",
      "<!DOCTYPE a><a/>", "<a><!--</a>", "<a>x</a>y", "<a b='>", "<>x</>", "<a><![CDATA[x</a>",
      "<a>&#x110000;</a>", String(repeating: "<a>", count: 10_000),
    ])
  func malformedXML(text: String) {
    #expect(XMLTexts(Array(text.utf8)) == nil)
  }

  @Test("Many elements of one name take no longer than others", .timeLimit(.minutes(1)))
  func manyElements() throws {
    let text = "<a>" + String(repeating: "<b/>", count: 100_000) + "<c>x</c></a>"
    #expect(try #require(XMLTexts(Array(text.utf8)))["a/c"] == "x")
  }

  @Test(
    "A combining mark after a sign of XML belongs to the text",
    arguments: ["\u{301}x", "\u{20E3}", "e\u{301}"])
  func combiningMarksInXML(text: String) throws {
    let document = "<a b='\(text)'>\(text)<c>\(text)</c><d><![CDATA[\(text)]]></d></a>"
    let texts = try #require(XMLTexts(Array(document.utf8)))
    for path in ["a", "a/c", "a/d"] {
      #expect(texts[path]?.utf8.elementsEqual(text.utf8) == true, "\(path)")
    }
  }

  @Test("XML texts go by the path of their names; of several the first counts")
  func xml() throws {
    let text =
      "<?xml version='1.0'?><!-- c --><n:a x='>'><b>1</b><b>2</b><c/> "
      + "<d>&lt;&#65;&#x42;<![CDATA[<&]]></d></n:a>\n"
    let texts = try #require(XMLTexts(Array(text.utf8)))
    #expect(texts["a/b"] == "1")
    #expect(texts["a/c"] == "")
    #expect(texts["a/d"] == "<AB<&")
    #expect(texts["a/e"] == nil)
  }

  @Test("A combining mark after a delimiter of XML does not hide it")
  func combiningMarks() throws {
    let mark = "\u{301}"
    let text = "<a>\(mark)x<b c='\(mark)>'>\(mark)1</b>\(mark)<d>&#x20AC;&amp;\(mark)</d></a>"
    let texts = try #require(XMLTexts(Array(text.utf8)))
    #expect(texts["a/b"].map { Array($0.unicodeScalars) } == Array("\(mark)1".unicodeScalars))
    #expect(texts["a/d"].map { Array($0.unicodeScalars) } == ["\u{20AC}", "&", "\u{301}"])
  }
}
