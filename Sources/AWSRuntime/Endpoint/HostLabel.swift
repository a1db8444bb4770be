/// A label of a host name.
///
/// Source: RFC 1123, section 2.1.
package enum HostLabel {
  private static let longest = 63

  package static func isValid(_ label: String) -> Bool {
    let utf8 = label.utf8
    guard (1...longest).contains(utf8.count) else { return false }
    let hyphen = UInt8(ascii: "-")
    return utf8.first != hyphen && utf8.last != hyphen
      && utf8.allSatisfy { $0 == hyphen || isAlphanumeric($0) }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    default: false
    }
  }
}
