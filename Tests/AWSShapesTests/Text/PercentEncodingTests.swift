import AWSShapes
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
  @Test(
    "Every byte is encoded but those of unreserved characters",
    arguments: [
      ("", ""), ("AZaz09-._~", "AZaz09-._~"), ("a b/c", "a%20b%2Fc"),
      ("\u{0}%+=&", "%00%25%2B%3D%26"),
      ("ü\u{301}", "%C3%BC%CC%81"),
    ])
  func encoding(text: String, encoded: String) {
    #expect(PercentEncoding.encode(text) == encoded)
  }

  @Test("A path keeps its slashes")
  func path() {
    var path = "/x/"
    PercentEncoding.append("a/b c", to: &path, keepsSlashes: true)
    #expect(path == "/x/a/b%20c")
  }
}
