import HTTPTransportAPI
import HTTPTypes

/// Writes the header fields of a request in the notation of libcurl's header list.
enum HeaderWriter {
  /// libcurl asks for permission to send a larger body, unless it is told not to: since 1 MiB, and
  /// before that since 1 KiB. Told for each body, it compares each line with one more name.
  private static let mostSentWithoutAsking = 64 * 1024

  /// The request's fields, `Host`, and the lines that keep libcurl from adding fields of its own.
  ///
  /// - Throws: ``TransportError`` with the code `invalidRequest`.
  static func write(
    _ request: HTTPRequest, _ parts: RequestParts, body: RequestBody, expectsContinue: Bool
  ) throws(TransportError) -> HeaderText {
    var text = HeaderText()
    var seen = SeenFields()
    for field in request.headerFields {
      try RequestValidation.check(field, body: body, &seen)
      try append(field, to: &text)
    }
    if !seen.host {
      text.append("Host: ")
      text.appendLine(parts.authority)
    }
    if !seen.accept { text.appendLine("Accept:") }
    if parts.isForwarded { text.appendLine("Proxy-Connection:") }
    guard parts.form == .withBody || parts.form == .withStreamedBody else { return text }
    if expectsContinue {
      text.appendLine("Expect: 100-continue")
    } else if body.byteCount ?? .max > mostSentWithoutAsking {
      text.appendLine("Expect:")
    }
    if !seen.contentType { text.appendLine("Content-Type:") }
    return text
  }

  private static func append(
    _ field: HTTPField, to text: inout HeaderText
  ) throws(TransportError) {
    text.append(field.name.rawName)
    // The bytes are read within the closure only. A value may be other than UTF-8.
    let illegal = unsafe field.withUnsafeBytesOfValue { value -> UInt8? in
      let value = UnsafeRawBufferPointer(value)
      if let illegal = unsafe value.first(where: { $0.isControl && $0 != UInt8(ascii: "\t") }) {
        return illegal
      }
      if unsafe value.allSatisfy(\.isBlank) {
        // "Name:" would suppress the field; this sends it empty.
        text.append(";")
      } else {
        text.append(": ")
        unsafe text.append(value)
      }
      return nil
    }
    if let illegal {
      throw RequestValidation.invalid(
        "the value of the field \(field.name.rawName) has \(RequestValidation.name(of: illegal))")
    }
    text.endLine()
  }
}

/// Which of the fields that libcurl treats specially a request has.
struct SeenFields {
  var host = false
  var accept = false
  var contentType = false
}
