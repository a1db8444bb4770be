import HTTPTypes

/// Reads status and fields out of a collected header.
///
/// It runs in the task that asked, so that the agent thread has less to do.
enum ResponseHeadParser {
  /// What a header is that is none, for a message.
  struct Malformed: Error {
    let what: String
  }

  /// The response of a header: a status line, then field lines.
  static func parse(_ bytes: [UInt8]) throws(Malformed) -> HTTPResponse {
    let next = end(ofLineAt: 0, bytes)
    guard next > 0 else { throw Malformed(what: "no status line") }
    var response = HTTPResponse(status: try status(0..<trimmedEnd(0..<next, bytes), bytes))
    response.headerFields = try fields(bytes, from: next)
    return response
  }

  /// The fields of lines.
  static func fields(_ bytes: [UInt8], from start: Int = 0) throws(Malformed) -> HTTPFields {
    var lineStart = start
    var fields = HTTPFields()
    var pending: (name: HTTPField.Name, value: Range<Int>)?
    var folded: [UInt8]?

    while lineStart < bytes.count {
      let next = end(ofLineAt: lineStart, bytes)
      let line = lineStart..<trimmedEnd(lineStart..<next, bytes)
      defer { lineStart = next }

      if !line.isEmpty, isBlank(bytes[line.lowerBound]) {
        // RFC 9112, 5.2: a folded line goes on with the value, after a space.
        guard let field = pending else { throw Malformed(what: "a field without a name") }
        let value = trimmed(line, bytes)
        folded = (folded ?? Array(bytes[field.value])) + [UInt8(ascii: " ")] + bytes[value]
        continue
      }
      flush(&pending, &folded, bytes, into: &fields)
      pending = try field(line, bytes)
    }
    flush(&pending, &folded, bytes, into: &fields)
    return fields
  }

  private static func status(
    _ line: Range<Int>, _ bytes: [UInt8]
  ) throws(Malformed) -> HTTPResponse.Status {
    let span = bytes.span.extracting(line)
    guard let parts = StatusLine(span) else { throw Malformed(what: "no status line") }
    let reason = bytes[line].dropFirst(parts.reasonOffset)
    guard !reason.isEmpty else { return HTTPResponse.Status(code: parts.code) }
    return HTTPResponse.Status(
      code: parts.code, reasonPhrase: String(decoding: reason, as: UTF8.self))
  }

  private static func field(
    _ line: Range<Int>, _ bytes: [UInt8]
  ) throws(Malformed) -> (name: HTTPField.Name, value: Range<Int>) {
    guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) else {
      throw Malformed(what: "a field without a colon")
    }
    let text = String(decoding: bytes[line.lowerBound..<colon], as: UTF8.self)
    guard let name = HTTPField.Name(text) else {
      throw Malformed(what: "a field whose name is not a token")
    }
    return (name, trimmed(colon + 1..<line.upperBound, bytes))
  }

  private static func flush(
    _ pending: inout (name: HTTPField.Name, value: Range<Int>)?, _ folded: inout [UInt8]?,
    _ bytes: [UInt8], into fields: inout HTTPFields
  ) {
    guard let field = pending else { return }
    if let folded {
      fields.append(HTTPField(name: field.name, value: folded))
    } else {
      fields.append(HTTPField(name: field.name, value: bytes[field.value]))
    }
    pending = nil
    folded = nil
  }

  /// Where the next line starts.
  private static func end(ofLineAt start: Int, _ bytes: [UInt8]) -> Int {
    guard let feed = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return bytes.count }
    return feed + 1
  }

  /// Where a line ends without its line end.
  private static func trimmedEnd(_ line: Range<Int>, _ bytes: [UInt8]) -> Int {
    var end = line.upperBound
    if end > line.lowerBound, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > line.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end
  }

  /// A value without the white space around it.
  private static func trimmed(_ value: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var start = value.lowerBound
    var end = value.upperBound
    while start < end, isBlank(bytes[start]) { start += 1 }
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
