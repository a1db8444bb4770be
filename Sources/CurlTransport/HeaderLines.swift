import HTTPTransportAPI
import HTTPTypes

/// Writes the header fields of a request in the notation of libcurl's header list.
struct HeaderLines {
  private var bytes: [UInt8] = []
  private var starts: [Int] = []

  /// Room for the usual header, so that it is allocated once.
  private static let usualSize = 1024

  /// The request's fields, `Host`, and the lines that keep libcurl from adding fields of its own.
  static func list(
    of request: HTTPRequest, authority: String, body: [UInt8], form: PreparedRequest.Form,
    isForwarded: Bool
  ) throws(TransportError) -> HeaderList {
    var lines = HeaderLines()
    lines.bytes.reserveCapacity(usualSize)
    var seen = SeenFields()
    for field in request.headerFields {
      try RequestValidation.check(field, body: body, &seen)
      lines.append(field)
    }
    // libcurl makes a `Host` itself, but drops a port that is the scheme's usual one and writes
    // some addresses in another form.
    if !seen.host { lines.append(name: "Host", value: authority) }
    if !seen.accept { lines.suppress("Accept") }
    if isForwarded { lines.suppress("Proxy-Connection") }
    if form == .withBody {
      lines.suppress("Expect")
      if !seen.contentType { lines.suppress("Content-Type") }
    }
    return HeaderList(lines: lines.bytes, starts: lines.starts)
  }

  private mutating func append(_ field: HTTPField) {
    // The bytes are read within the closure only. A value may be other than UTF-8.
    unsafe field.withUnsafeBytesOfValue { value in
      starts.append(bytes.count)
      bytes.append(contentsOf: field.name.rawName.utf8)
      guard unsafe !value.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
        // "Name:" would suppress the field; this sends it empty.
        bytes.append(UInt8(ascii: ";"))
        bytes.append(0)
        return
      }
      bytes.append(UInt8(ascii: ":"))
      bytes.append(UInt8(ascii: " "))
      unsafe bytes.append(contentsOf: value)
      bytes.append(0)
    }
  }

  private mutating func append(name: String, value: String) {
    starts.append(bytes.count)
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: ": ".utf8)
    bytes.append(contentsOf: value.utf8)
    bytes.append(0)
  }

  private mutating func suppress(_ name: String) {
    starts.append(bytes.count)
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ":"))
    bytes.append(0)
  }
}

/// Which of the fields that libcurl treats in a way of its own a request has.
struct SeenFields {
  var host = false
  var accept = false
  var contentType = false
}
