import HTTPTypes
import Testing

@testable import CurlTransport

@Suite("A response header that is read by a recent one")
struct RecentHeadTests {
  private static let recent = """
    HTTP/1.1 200 OK\r
    Date: Thu, 26 Nov 2026 10:00:00 GMT\r
    Content-Type: application/json\r
    Content-Length: 531\r
    X-Amzn-RequestId: 6a3bf0e8-0000-4000-8000-000000000000\r
    Empty:\r

    """

  private static let status = "HTTP/1.1 200 OK\r\n"

  private static let others = [
    recent,
    // Other values: as long, shorter, longer, empty, blank around, other than ASCII and UTF-8.
    recent.replacing("10:00:00", with: "10:00:01"),
    recent.replacing("531", with: "9"),
    recent.replacing("531", with: "5310"),
    recent.replacing("531", with: ""),
    recent.replacing(" 531", with: "531"),
    recent.replacing(" 531", with: " \t531 \t "),
    recent.replacing("json", with: "jsön"),
    recent.replacing("Empty:", with: "Empty: no more"),
    recent.replacing("531", with: "53\u{7}1"),
    recent.replacing("Date: Thu", with: "Date: Fri").replacing("531", with: "4"),
    // Other lines.
    recent.replacing("200 OK", with: "200 Fine"),
    recent.replacing("200", with: "404"),
    recent.replacing("HTTP/1.1", with: "HTTP/1.0"),
    recent.replacing("Date", with: "date"),
    recent.replacing("Date", with: "Age"),
    recent.replacing("Content-Length", with: "Content-Lengths"),
    recent.replacing("Empty:\r\n", with: ""),
    recent + "More: than that\r\n",
    recent.replacing("Content-Type", with: "Another: one\r\nContent-Type"),
    recent.replacing("Content-Length: 531\r\n", with: ""),
    recent.replacing("531\r\n", with: "531\n"),
    // Folded lines.
    recent.replacing("531\r\n", with: "531\r\n 2\r\n"),
    recent.replacing("531\r\n", with: "5\r\n 31\r\n"),
    recent + " and more\r\n",
    status, status + "Date: now\r\n", "",
    // None that is a header.
    recent.replacing("Content-Length:", with: "Content-Length"),
    recent.replacing("Date:", with: "Da te:"),
    recent.replacing("HTTP/1.1 200", with: "HTTP/1.1 OK"),
    recent + "Without a colon\r\n",
    "\r\n", "\n", " ", ":", "HTTP/1.1 200 OK",
  ]

  @Test("is what it is when it is read by itself", arguments: others, [recent, status])
  func agrees(other: String, by recent: String) throws {
    let bytes = Array(other.utf8)
    let recentBytes = Array(recent.utf8)
    let head = try #require(
      RecentHead(recentBytes, try ResponseHeadParser.parse(recentBytes)))
    guard let found = head.read(bytes) else { return }
    let expected = try ResponseHeadParser.parse(bytes)
    #expect(found.isSame == (other == recent))
    #expect(text(found.response) == text(expected))
  }

  @Test("is so read where only values differ")
  func isUsed() throws {
    let bytes = Array(Self.recent.utf8)
    let head = try #require(RecentHead(bytes, try ResponseHeadParser.parse(bytes)))
    for other in Self.others.prefix(11) { #expect(head.read(Array(other.utf8)) != nil) }
  }

  @Test("is not one with folded lines")
  func folded() throws {
    let bytes = Array(Self.recent.replacing("531\r\n", with: "531\r\n 2\r\n").utf8)
    #expect(RecentHead(bytes, try ResponseHeadParser.parse(bytes)) == nil)
  }

  @Test("has a value that is no UTF-8 byte for byte")
  func otherBytes() throws {
    let bytes = Array("HTTP/1.1 200 OK\r\nName: value\r\n".utf8)
    let other = Array("HTTP/1.1 200 OK\r\nName: v".utf8) + [0xFF, 0xFE] + Array("\r\n".utf8)
    let head = try #require(RecentHead(bytes, try ResponseHeadParser.parse(bytes)))
    let found = try #require(head.read(other))
    let field = try #require(found.response.headerFields.first)
    #expect(unsafe field.withUnsafeBytesOfValue { unsafe Array($0) } == [0x76, 0xFF, 0xFE])
  }

  @Test("A reader gives what the parser gives, whatever came before")
  func reader() throws {
    let reader = ResponseHeadReader()
    for round in 0..<40 {
      for other in Self.others where round.isMultiple(of: 2) || other.count > 150 {
        let bytes = Array(other.utf8)
        guard let expected = try? ResponseHeadParser.parse(bytes) else {
          #expect(throws: ResponseHeadParser.Malformed.self) { try reader.read(bytes) }
          continue
        }
        #expect(text(try reader.read(bytes)) == text(expected))
      }
    }
  }

  /// All that a response has, names in their spelling.
  private func text(_ response: HTTPResponse) -> [String] {
    ["\(response.status.code)", response.status.reasonPhrase]
      + response.headerFields.map { "\($0.name.rawName)=\($0.value)" }
  }
}
