import HTTPTransportAPI
import HTTPTypes

/// Refuses requests that cannot be sent as they are, before a connection is made.
enum RequestValidation {
  /// An error that says which part of the request is wrong.
  static func invalid(_ message: String) -> TransportError {
    TransportError(.invalidRequest, message, requestMayHaveReachedServer: false)
  }

  /// `http` or `https`.
  static func scheme(of request: HTTPRequest) throws(TransportError) -> String {
    guard let scheme = request.scheme else { throw invalid("the request has no scheme") }
    if scheme == "https" || scheme == "http" { return scheme }
    switch scheme.lowercased() {
    case "http": return "http"
    case "https": return "https"
    default: throw invalid("the scheme of the request is neither http nor https")
    }
  }

  /// A path with query, which starts with a slash.
  static func path(of request: HTTPRequest) throws(TransportError) -> String {
    guard let path = request.path else { throw invalid("the request has no path") }
    let bytes = path.utf8.span
    guard !bytes.isEmpty, bytes[0] == UInt8(ascii: "/") else {
      throw invalid("the path of the request does not start with a slash")
    }
    // RFC 9112, 3.2: visible ASCII, and a fragment is never sent.
    for offset in bytes.indices {
      let byte = bytes[offset]
      guard byte.isVisible, byte != UInt8(ascii: "#") else {
        throw invalid("the path of the request has \(name(of: byte)) at offset \(offset)")
      }
    }
    return path
  }

  /// Any method except CONNECT, and HEAD only without a body.
  static func method(
    of request: HTTPRequest, body: RequestBody
  ) throws(TransportError) -> String {
    let method = request.method.rawValue
    let bytes = method.utf8.span
    guard !bytes.isEmpty else { throw invalid("the method of the request is empty") }
    for offset in bytes.indices where !bytes[offset].isVisible {
      throw invalid("the method of the request has \(name(of: bytes[offset])) at offset \(offset)")
    }
    guard method != "CONNECT" else { throw invalid("the method CONNECT cannot be sent") }
    guard method != "HEAD" || body.length == 0 else {
      throw invalid("the request has the method HEAD and a body")
    }
    return method
  }

  /// Checks a field where libcurl would act on it. The bytes of the value are checked when they are
  /// written, and those of the name by its type.
  ///
  /// - Parameter seen: The fields that libcurl treats specially.
  static func check(
    _ field: HTTPField, body: RequestBody, _ seen: inout SeenFields
  ) throws(TransportError) {
    switch field.name.canonicalName {
    case "host":
      guard !seen.host else { throw invalid("the request has more than one Host field") }
      guard !field.value.isEmpty else { throw invalid("the Host field of the request is empty") }
      seen.host = true
    case "accept":
      seen.accept = true
    case "content-type":
      seen.contentType = true
    case "content-length":
      guard let length = body.length, field.value == String(length) else {
        throw invalid("the Content-Length of the request is not that of its body")
      }
    case "transfer-encoding", "expect":
      // libcurl would act on it: frame the body in chunks, or wait before it sends it.
      throw invalid("the field \(field.name.rawName) cannot be sent")
    default:
      break
    }
  }

  /// The name of a byte, for a message.
  static func name(of byte: UInt8) -> String {
    switch byte {
    case 0x00: "a NUL"
    case 0x0A: "a line feed"
    case 0x0D: "a carriage return"
    case 0x20: "a space"
    case 0x00..<0x20, 0x7F: "a control character"
    case 0x80...: "a byte that is not ASCII"
    default: "a \"\(Unicode.Scalar(byte))\""
    }
  }
}
