import HTTPTransportAPI
import HTTPTypes

/// Refuses what cannot be sent as it is, before a connection is made.
enum RequestValidation {
  /// An error that says what of the request is wrong.
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
      guard isVisible(byte), byte != UInt8(ascii: "#") else {
        throw invalid("the path of the request has \(name(of: byte)) at offset \(offset)")
      }
    }
    return path
  }

  /// A token that says what to do with a response, so neither CONNECT nor a HEAD with a body.
  static func method(
    of request: HTTPRequest, body: RequestBody
  ) throws(TransportError) -> String {
    let method = request.method.rawValue
    let bytes = method.utf8.span
    guard !bytes.isEmpty else { throw invalid("the method of the request is empty") }
    for offset in bytes.indices where !isVisible(bytes[offset]) {
      throw invalid("the method of the request has \(name(of: bytes[offset])) at offset \(offset)")
    }
    guard method != "CONNECT" else { throw invalid("the method CONNECT cannot be sent") }
    guard method != "HEAD" || body.length == 0 else {
      throw invalid("the request has the method HEAD and a body")
    }
    return method
  }

  /// A field that can be sent as it is, but for the bytes of its value, which are checked as they
  /// are written.
  ///
  /// - Parameter seen: Takes a note of the fields that libcurl treats in a way of its own.
  static func check(
    _ field: HTTPField, body: RequestBody, _ seen: inout SeenFields
  ) throws(TransportError) {
    try checkName(field.name.rawName)
    switch field.name.rawName.utf8.count {
    case 4, 6, 12, 14, 17: try checkMeaning(of: field, body: body, &seen)
    // No field of another length is of any interest.
    default: return
    }
  }

  private static func checkMeaning(
    of field: HTTPField, body: RequestBody, _ seen: inout SeenFields
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

  private static func checkName(_ name: String) throws(TransportError) {
    // The bytes are read within the closure only.
    let bad = unsafe name.utf8.span.bytes.withUnsafeBytes { bytes in
      unsafe firstByte(in: bytes, isSuspect: hasIllegalInName, { !isLegalInName($0) })
    }
    if let bad {
      throw invalid("the name of a field of the request has \(Self.name(of: bad))")
    }
    guard !name.isEmpty else { throw invalid("a field of the request has no name") }
  }

  /// The first byte that may not be in the value of a field.
  static func firstIllegal(in value: UnsafeRawBufferPointer) -> UInt8? {
    unsafe firstByte(in: value, isSuspect: hasControl, { !isLegalInValue($0) })
  }

  /// The first byte of a kind, looked for in eight at a time.
  ///
  /// - Parameter isSuspect: Whether any of eight bytes may be of the kind.
  @inline(__always)
  private static func firstByte(
    in bytes: UnsafeRawBufferPointer, isSuspect: (UInt64) -> Bool, _ isOfKind: (UInt8) -> Bool
  ) -> UInt8? {
    let last = bytes.count - 8
    guard last >= 0 else { return unsafe bytes.first(where: isOfKind) }
    var offset = 0
    while true {
      // So many bytes are there. The last eight may have some that were looked at.
      let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if isSuspect(word) { return unsafe bytes.first(where: isOfKind) }
      guard offset < last else { return nil }
      offset = min(offset + 8, last)
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Whether any of eight bytes is a control character, of which the tab is one.
  private static func hasControl(_ word: UInt64) -> Bool {
    // A byte's highest bit becomes set where the subtraction goes below zero.
    let marks = (word &- ones &* 0x20) & ~word | zeros(word ^ (ones &* 0x7F))
    return marks & (ones &* 0x80) != 0
  }

  /// Whether any of eight bytes is not visible, not ASCII, or ends a name.
  private static func hasIllegalInName(_ word: UInt64) -> Bool {
    let marks =
      (word &- ones &* 0x21) | word | zeros(word ^ (ones &* 0x7F))
      | zeros(word ^ (ones &* 0x3A)) | zeros(word ^ (ones &* 0x3B))
    return marks & (ones &* 0x80) != 0
  }

  /// Sets the highest bit of each byte that is zero, and maybe of some above such a byte.
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

  private static func isLegalInName(_ byte: UInt8) -> Bool {
    isVisible(byte) && byte != UInt8(ascii: ":") && byte != UInt8(ascii: ";")
  }

  private static func isLegalInValue(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isVisible(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F
  }

  /// A byte for a message.
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
