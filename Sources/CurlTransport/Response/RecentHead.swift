import CLibcurl
import HTTPTypes

/// A parsed header, by which others are read: most lines that a server sends are the same in each
/// response, and comparing a line costs less than parsing it.
final class RecentHead: Sendable {
  /// The range of a line with its line end, and the start of its value, after the colon.
  private struct Line {
    var start: Int
    var value: Int
    var end: Int
  }

  private let bytes: [UInt8]
  /// The status line first.
  private let lines: [Line]
  private let response: HTTPResponse

  /// - Returns: `nil` for a header with folded lines, which are rare.
  init?(_ bytes: [UInt8], _ response: HTTPResponse) {
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = ResponseHeadParser.end(ofLineAt: start, bytes.span)
      let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":"))
      lines.append(Line(start: start, value: colon.map { $0 + 1 } ?? end, end: end))
      start = end
    }
    guard lines.count == response.headerFields.count + 1 else { return nil }
    self.bytes = bytes
    self.lines = lines
    self.response = response
  }

  /// Reads a header with the same status line and the same names in the same order.
  ///
  /// - Returns: `nil` for another header.
  func read(_ other: [UInt8]) -> (response: HTTPResponse, isSame: Bool)? {
    var response = response
    var isSame = true
    var end = 0
    for index in lines.indices {
      let line = lines[index]
      let start = end
      end += line.end - line.start
      if hasSame(line.start..<line.end, as: other, at: start) { continue }
      guard index > 0, hasSame(line.start..<line.value, as: other, at: start) else { return nil }
      end = ResponseHeadParser.end(ofLineAt: start, other.span)
      // RFC 9112, 5.2: a line that starts with a blank continues the value of the one before.
      guard end == other.count || !other[end].isBlank else { return nil }
      let value = start + (line.value - line.start)..<end
      isSame = false
      response.headerFields[index - 1] = ResponseHeadParser.field(
        response.headerFields[index - 1].name,
        other.span.extracting(ResponseHeadParser.value(value, other.span)))
    }
    return end == other.count ? (response, isSame) : nil
  }

  private func hasSame(_ part: Range<Int>, as other: [UInt8], at start: Int) -> Bool {
    guard part.count <= other.count - start else { return false }
    return unsafe bytes.withUnsafeBytes { own in
      unsafe other.withUnsafeBytes { other in
        guard let own = own.baseAddress, let other = other.baseAddress else { return false }
        // As many bytes are in both: in this one's line, and in the other by the check above.
        return unsafe memcmp(own + part.lowerBound, other + start, part.count) == 0
      }
    }
  }
}
