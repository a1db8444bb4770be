import HTTPTransportAPI
import HTTPTypes

extension RequestValidation {
  /// A host and, optionally, a port: no user, nothing that libcurl would read as another part.
  static func authority(of request: HTTPRequest) throws(TransportError) -> String {
    guard let authority = request.authority, !authority.isEmpty else {
      throw invalid("the request has no authority")
    }
    let bytes = authority.utf8.span
    let isAddress = bytes[0] == UInt8(ascii: "[")
    var end = isAddress ? 1 : 0
    while end < bytes.count, isAddress ? bytes[end].isInAddress : bytes[end].isUnreserved {
      end += 1
    }
    if isAddress {
      let openAddress = invalid("the authority of the request has an address that does not end")
      guard end < bytes.count else { throw openAddress }
      try checkEnd(end, UInt8(ascii: "]"), bytes)
      guard end > 1 else { throw openAddress }
      end += 1
    } else if end == 0 || end < bytes.count {
      try checkEnd(end, end > 0 ? UInt8(ascii: ":") : nil, bytes)
    }
    try checkPort(bytes.extracting(droppingFirst: end))
    return authority
  }

  /// Checks what ends a host.
  private static func checkEnd(
    _ end: Int, _ expected: UInt8?, _ bytes: Span<UInt8>
  ) throws(TransportError) {
    guard bytes[end] == expected else {
      throw invalid("the authority of the request has \(name(of: bytes[end])) at offset \(end)")
    }
  }

  /// Nothing, or a colon and a port.
  private static func checkPort(_ bytes: Span<UInt8>) throws(TransportError) {
    guard !bytes.isEmpty else { return }
    guard bytes[0] == UInt8(ascii: ":"), (2...6).contains(bytes.count) else {
      throw invalid("the port in the authority of the request is not a number")
    }
    var port = 0
    for index in 1..<bytes.count {
      guard bytes[index].isDigit else {
        throw invalid("the port in the authority of the request is not a number")
      }
      port = port * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    guard (1...Int(UInt16.max)).contains(port) else {
      throw invalid("the port in the authority of the request is not within 1 to 65535")
    }
  }
}
