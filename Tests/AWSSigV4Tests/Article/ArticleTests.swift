import AWSSigV4
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("The article on signing and verifying")
struct ArticleTests {
  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: tests.appending(path: path)), as: UTF8.self)
  }

  @Test("Its examples are the files that compile here, imports and all")
  func examplesCompile() throws {
    let article = "../../Sources/AWSSigV4/AWSSigV4.docc/SigningAndVerifying.md"
    let parts = try Self.read(article).split(separator: "```swift\n").dropFirst()
    #expect(parts.count == 4)
    for (number, part) in parts.enumerated() {
      let end = try #require(part.firstRange(of: "```")?.lowerBound)
      #expect(String(part[..<end]) == (try Self.read("Article/Example\(number + 1).swift")))
    }
  }

  @Test("What its first example signs, its third knows")
  func firstAndThird() throws {
    let request = try listQueues(by: Fixtures.credentials)
    let parts = try SigningRequest(request, payload: .bytes(Array("{}".utf8)))
    let keys = [Fixtures.credentials.accessKeyID: Fixtures.credentials]
    #expect(sender(of: parts, among: keys, now: Date()) == "AKIDEXAMPLE")
    #expect(sender(of: parts, among: [:], now: Date()) == "AKIDEXAMPLE is not known here")
    #expect(sender(of: parts, among: keys, now: Fixtures.date) == "look at your clock")
    var other = parts
    other.path = "/other"
    #expect(sender(of: other, among: keys, now: Date()).hasPrefix("not what was signed:"))
  }

  @Test("Its second example's URL has a life of 15 minutes and a signature")
  func second() throws {
    let url = try downloadURL(of: "report.pdf", by: Fixtures.credentials, now: Fixtures.date)
    #expect(
      url.hasPrefix("https://example-bucket.s3.eu-central-1.amazonaws.com/report.pdf?X-Amz-Alg"))
    #expect(url.contains("&X-Amz-Expires=900&"))
    #expect(url.contains("&X-Amz-Signature="))
  }

  @Test("Its fourth example finds the place")
  func fourth() throws {
    let request = Fixtures.request(path: "/a")
    let theirs = try SigV4Signer().explain(
      Fixtures.request(path: "/b"), with: Fixtures.context()
    ).canonicalRequest
    let difference = try firstDifference(
      between: theirs, and: request, signedWith: Fixtures.context())
    #expect(difference?.part == .path)
  }
}
