import HTTPTypes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A header that was read, to read others by: most lines that a server sends are the same from
/// response to response, and to compare one costs less than to check and to copy it.
final class RecentHead: Sendable {
  private let bytes: [UInt8]
  /// Where each line ends, the status line first.
  private let lineEnds: [Int]
  private let response: HTTPResponse

  /// - Returns: `nil` for a header with folded lines, which are rare.
  init?(_ bytes: [UInt8], _ response: HTTPResponse) {
    var ends: [Int] = []
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { ends.append(index + 1) }
    guard ends.last == bytes.count, ends.count == response.headerFields.count + 1 else {
      return nil
    }
    self.bytes = bytes
    lineEnds = ends
    self.response = response
  }

  /// Reads a header that has the same status line and the same names in the same order.
  ///
  /// - Returns: `nil` if it has not.
  func read(_ other: [UInt8]) -> (response: HTTPResponse, isSame: Bool)? {
    var response = response
    var isSame = true
    var (start, end) = (0, 0)
    for (index, ownEnd) in lineEnds.enumerated() {
      let ownStart = index > 0 ? lineEnds[index - 1] : 0
      start = end
      end += ownEnd - ownStart
      if hasSame(bytes: ownEnd - ownStart, at: ownStart, as: other, at: start) { continue }
      guard index > 0,
        let value = value(of: other, at: start, &end, asAt: ownStart),
        // RFC 9112, 5.2: a folded line goes on with the value of the one before.
        end == other.count || !ResponseHeadParser.isBlank(other[end])
      else { return nil }
      isSame = false
      let name = response.headerFields[index - 1].name
      response.headerFields[index - 1] = ResponseHeadParser.field(
        name, other.span.extracting(value))
    }
    return end == other.count ? (response, isSame) : nil
  }

  /// Where the value is in a line that has the same name.
  private func value(
    of other: [UInt8], at start: Int, _ end: inout Int, asAt ownStart: Int
  ) -> Range<Int>? {
    var colon = ownStart
    while bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    let length = colon + 1 - ownStart
    guard hasSame(bytes: length, at: ownStart, as: other, at: start) else { return nil }
    let span = other.span
    end = ResponseHeadParser.end(ofLineAt: start, span)
    let line = start + length..<end
    return ResponseHeadParser.trimmed(
      line.lowerBound..<ResponseHeadParser.trimmedEnd(line, span), span)
  }

  private func hasSame(
    bytes count: Int, at ownStart: Int, as other: [UInt8], at start: Int
  ) -> Bool {
    guard count <= other.count - start else { return false }
    return unsafe bytes.withUnsafeBytes { own in
      unsafe other.withUnsafeBytes { other in
        guard let own = own.baseAddress, let other = other.baseAddress else { return false }
        // As many bytes are in both: in this one's line, and in the other by the check above.
        return unsafe memcmp(own + ownStart, other + start, count) == 0
      }
    }
  }
}
