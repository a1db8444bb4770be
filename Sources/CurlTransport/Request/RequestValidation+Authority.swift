import HTTPTransportAPI
import HTTPTypes

extension RequestValidation {
  private static let largestPort = 65535

  /// A host and, optionally, a port: no user, nothing that libcurl would read as another part.
  static func authority(of request: HTTPRequest) throws(TransportError) -> String {
    guard let authority = request.authority, !authority.isEmpty else {
      throw invalid("the request has no authority")
    }
    let bytes = Array(authority.utf8)
    let hostEnd =
      bytes[0] == UInt8(ascii: "[")
      ? try endOfAddress(bytes) : try endOfName(bytes)
    try checkPort(bytes[hostEnd...])
    return authority
  }

  /// The end of an IPv6 address in brackets.
  private static func endOfAddress(_ bytes: [UInt8]) throws(TransportError) -> Int {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "]")), end > 1 else {
      throw invalid("the authority of the request has an address that does not end")
    }
    for (offset, byte) in bytes[..<end].enumerated().dropFirst() {
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
  private static func endOfName(_ bytes: [UInt8]) throws(TransportError) -> Int {
    for (offset, byte) in bytes.enumerated() {
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
  private static func checkPort(_ bytes: ArraySlice<UInt8>) throws(TransportError) {
    guard let first = bytes.first else { return }
    let digits = bytes.dropFirst()
    guard first == UInt8(ascii: ":"), (1...5).contains(digits.count),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw invalid("the port in the authority of the request is not a number") }

    let port = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    guard (1...largestPort).contains(port) else {
      throw invalid("the port in the authority of the request is not within 1 to \(largestPort)")
    }
  }
}
