import HTTPTransportAPI
import HTTPTypes

extension RequestValidation {
  private static let largestPort = 65535

  /// A host and, optionally, a port: no user, nothing that libcurl would read as another part.
  static func authority(of request: HTTPRequest) throws(TransportError) -> String {
    guard let authority = request.authority, !authority.isEmpty else {
      throw invalid("the request has no authority")
    }
    let bytes = authority.utf8.span
    let hostEnd =
      bytes[0] == UInt8(ascii: "[")
      ? try endOfAddress(bytes) : try endOfName(bytes)
    try checkPort(bytes.extracting(droppingFirst: hostEnd))
    return authority
  }

  /// The end of an IPv6 address in brackets.
  private static func endOfAddress(_ bytes: Span<UInt8>) throws(TransportError) -> Int {
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "]") { end += 1 }
    guard end > 1, end < bytes.count else {
      throw invalid("the authority of the request has an address that does not end")
    }
    for offset in 1..<end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: ":"), UInt8(ascii: "."):
        continue
      default:
        throw invalid("the authority of the request has \(name(of: byte)) at offset \(offset)")
      }
    }
    return end + 1
  }

  /// The end of a name or an IPv4 address.
  private static func endOfName(_ bytes: Span<UInt8>) throws(TransportError) -> Int {
    for offset in bytes.indices {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        continue
      case UInt8(ascii: ":") where offset > 0:
        return offset
      default:
        throw invalid("the authority of the request has \(name(of: byte)) at offset \(offset)")
      }
    }
    return bytes.count
  }

  /// Nothing, or a colon and a port.
  private static func checkPort(_ bytes: Span<UInt8>) throws(TransportError) {
    guard !bytes.isEmpty else { return }
    guard bytes[0] == UInt8(ascii: ":"), (2...6).contains(bytes.count) else {
      throw invalid("the port in the authority of the request is not a number")
    }
    var port = 0
    for index in 1..<bytes.count {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) else {
        throw invalid("the port in the authority of the request is not a number")
      }
      port = port * 10 + Int(bytes[index] - UInt8(ascii: "0"))
    }
    guard (1...largestPort).contains(port) else {
      throw invalid("the port in the authority of the request is not within 1 to \(largestPort)")
    }
  }
}
