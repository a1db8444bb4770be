import AWSShapes
import Testing

@Suite("Comparison of protocol text")
struct ProtocolTextTests {
  @Test(
    "Texts that are canonically equivalent, but not the same, are different",
    arguments: [("K", "\u{212A}"), ("\u{E9}", "e\u{301}"), (";", "\u{37E}")])
  func comparesBytes(one: String, other: String) {
    #expect(one == other)
    #expect(!one.hasSameBytes(as: other))
    #expect(!one.equalsIgnoringASCIICase(other))
    #expect(one.hasSameBytes(as: one))
    #expect(StringPattern(one) != StringPattern(other))
    let table = MemberTable("Table", ["x", one])
    #expect(table.modelNames.index(of: one) == 1)
    #expect(table.modelNames.index(of: other) == nil)
  }

  @Test("The case of ASCII letters can be ignored, and of no others")
  func ignoresCase() {
    #expect("X-Amz-Date".equalsIgnoringASCIICase("x-aMZ-dATE"))
    #expect(!"x-amz".equalsIgnoringASCIICase("x-amz-"))
    #expect(!"\u{E9}".equalsIgnoringASCIICase("\u{C9}"))
    #expect(!"@".equalsIgnoringASCIICase("`"))
  }

  @Test("A header field is found by its name, whatever the case")
  func findsHeaders() {
    let response = WireResponse(
      status: 200, headers: [WireHeader("\u{212A}ey", "1"), WireHeader("KEY", "2")],
      body: [] as [UInt8])
    #expect(response.header("key") == "2")
    #expect(response.header("Key") == "2")
  }

  @Test("A brace of a pattern counts even if a combining mark follows it")
  func findsBraces() {
    #expect(
      LabelPattern("/a{\u{301}b}\u{301}{c+}").parts == [
        .literal("/a"), .label("\u{301}b"), .literal("\u{301}"), .greedyLabel("c"),
      ])
    #expect(HTTPBinding(method: "GET", uri: "/a?\u{301}=1").query == "\u{301}=1")
  }
}
