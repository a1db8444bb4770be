import HTTPTransportAPI
import HTTPTypes

/// Writes the header fields of a request in the notation of libcurl's header list.
enum HeaderWriter {
  /// libcurl does not ask for leave to send a body of up to 1 MiB; to be sure, for less than that.
  /// Each line that is not there is one that libcurl does not compare with a dozen names.
  private static let mostSentWithoutAsking = 64 * 1024

  /// The request's fields, `Host`, and the lines that keep libcurl from adding fields of its own.
  ///
  /// - Parameter writesHost: Whether libcurl writes the very authority into a `Host` of its own.
  static func write(
    _ request: HTTPRequest, _ parts: RequestParts, body: RequestBody, expectsContinue: Bool,
    writesHost: Bool, to buffer: HeaderBuffer
  ) throws(TransportError) {
    buffer.removeAll()
    var seen = SeenFields()
    for field in request.headerFields {
      try RequestValidation.check(field, body: body, &seen)
      try append(field, to: buffer)
    }
    if !seen.host, !writesHost { append("Host: ", parts.authority, to: buffer) }
    if !seen.accept { line("Accept:", to: buffer) }
    if parts.isForwarded { line("Proxy-Connection:", to: buffer) }
    guard parts.form == .withBody || parts.form == .withStreamedBody else { return }
    if expectsContinue {
      line("Expect: 100-continue", to: buffer)
    } else if body.byteCount ?? .max > mostSentWithoutAsking {
      line("Expect:", to: buffer)
    }
    if !seen.contentType { line("Content-Type:", to: buffer) }
  }

  private static func append(
    _ field: HTTPField, to buffer: HeaderBuffer
  ) throws(TransportError) {
    buffer.append(field.name.rawName)
    // The bytes are read within the closure only. A value may be other than UTF-8.
    let bad = unsafe field.withUnsafeBytesOfValue { value -> UInt8? in
      let value = UnsafeRawBufferPointer(value)
      if let bad = unsafe RequestValidation.firstIllegal(in: value) { return bad }
      // "Name:" would suppress the field; this sends it empty.
      guard unsafe value.contains(where: { !RequestValidation.isBlank($0) }) else {
        buffer.append(";")
        return nil
      }
      buffer.append(": ")
      unsafe buffer.append(value)
      return nil
    }
    if let bad {
      throw RequestValidation.invalid(
        "the value of the field \(field.name.rawName) has \(RequestValidation.name(of: bad))")
    }
    buffer.end()
  }

  private static func append(_ name: StaticString, _ value: String, to buffer: HeaderBuffer) {
    buffer.append(name)
    buffer.append(value)
    buffer.end()
  }

  private static func line(_ text: StaticString, to buffer: HeaderBuffer) {
    buffer.append(text)
    buffer.end()
  }
}

/// Which of the fields that libcurl treats in a way of its own a request has.
struct SeenFields {
  var host = false
  var accept = false
  var contentType = false
}
