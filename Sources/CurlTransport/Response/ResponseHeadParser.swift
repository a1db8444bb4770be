import HTTPTypes

/// Parses status and fields of a collected header.
///
/// It runs in the task that sent the request, so that the transport's thread has less to do.
enum ResponseHeadParser {
  /// Why a header is malformed.
  struct Malformed: Error {
    let what: String
  }

  /// Room for the usual fields, so that it is allocated once.
  private static let usualFieldCount = 8

  /// Parses a status line and the field lines after it.
  static func parse(_ bytes: [UInt8]) throws(Malformed) -> HTTPResponse {
    let span = bytes.span
    let next = end(ofLineAt: 0, span)
    guard next > 0 else { throw Malformed(what: "no status line") }
    return HTTPResponse(
      status: try status(span.extracting(0..<trimmedEnd(0..<next, span))),
      headerFields: try fields(span, from: next))
  }

  /// Parses field lines.
  static func fields(_ bytes: [UInt8]) throws(Malformed) -> HTTPFields {
    try fields(bytes.span, from: 0)
  }

  private static func fields(
    _ bytes: Span<UInt8>, from start: Int
  ) throws(Malformed) -> HTTPFields {
    var lineStart = start
    var fields = HTTPFields()
    fields.reserveCapacity(usualFieldCount)
    while lineStart < bytes.count {
      let next = end(ofLineAt: lineStart, bytes)
      let line = lineStart..<trimmedEnd(lineStart..<next, bytes)
      lineStart = next
      // RFC 9112, 5.2: a line that starts with a blank continues the value of the one before.
      if !line.isEmpty, bytes[line.lowerBound].isBlank {
        throw Malformed(what: "a field without a name")
      }
      let (name, value) = try field(line, bytes)
      let folded = unfolded(value, bytes, next: &lineStart)
      let field = folded.map { HTTPField(name: name, value: $0) }
      fields.append(field ?? Self.field(name, bytes.extracting(value)))
    }
    return fields
  }

  /// The value with the folded lines that continue it, each after a space; `nil` if there are none.
  private static func unfolded(
    _ value: Range<Int>, _ bytes: Span<UInt8>, next lineStart: inout Int
  ) -> [UInt8]? {
    guard lineStart < bytes.count, bytes[lineStart].isBlank else { return nil }
    var folded = copy(bytes.extracting(value))
    while lineStart < bytes.count, bytes[lineStart].isBlank {
      let next = end(ofLineAt: lineStart, bytes)
      folded.append(UInt8(ascii: " "))
      folded += copy(
        bytes.extracting(trimmed(lineStart..<trimmedEnd(lineStart..<next, bytes), bytes)))
      lineStart = next
    }
    return folded
  }

  private static func status(_ line: Span<UInt8>) throws(Malformed) -> HTTPResponse.Status {
    guard let parts = StatusLine(line) else { throw Malformed(what: "no status line") }
    let reason = line.extracting(droppingFirst: parts.reasonOffset)
    guard !reason.isEmpty else { return HTTPResponse.Status(code: parts.code) }
    return HTTPResponse.Status(code: parts.code, reasonPhrase: text(reason))
  }

  private static func field(
    _ line: Range<Int>, _ bytes: Span<UInt8>
  ) throws(Malformed) -> (name: HTTPField.Name, value: Range<Int>) {
    var colon = line.lowerBound
    while colon < line.upperBound, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    guard colon < line.upperBound else { throw Malformed(what: "a field without a colon") }
    let raw = bytes.extracting(line.lowerBound..<colon)
    guard let name = HTTPField.Name(text(raw)) else {
      throw Malformed(what: "a field whose name is not a token")
    }
    return (name, trimmed(colon + 1..<line.upperBound, bytes))
  }

  /// A field whose value may be other than UTF-8.
  static func field(_ name: HTTPField.Name, _ value: Span<UInt8>) -> HTTPField {
    guard let text = try? UTF8Span(validating: value) else {
      return HTTPField(name: name, value: copy(value))
    }
    return HTTPField(name: name, value: String(copying: text))
  }

  /// The bytes as text; what is not UTF-8 is replaced.
  private static func text(_ bytes: Span<UInt8>) -> String {
    guard let text = try? UTF8Span(validating: bytes) else {
      return String(decoding: copy(bytes), as: UTF8.self)
    }
    return String(copying: text)
  }

  private static func copy(_ bytes: Span<UInt8>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return copy
  }

  /// The range of the value in a range of a line.
  static func value(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
    trimmed(range.lowerBound..<trimmedEnd(range, bytes), bytes)
  }

  /// Where the next line starts.
  static func end(ofLineAt start: Int, _ bytes: Span<UInt8>) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return min(end + 1, bytes.count)
  }

  /// Where a line ends without its line end.
  private static func trimmedEnd(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Int {
    var end = line.upperBound
    if end > line.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > line.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// A value without the white space around it.
  private static func trimmed(_ value: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int> {
    var start = value.lowerBound
    var end = value.upperBound
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }
}
