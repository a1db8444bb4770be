/// How a character that may not stand in a JSON string is written.
///
/// Source: RFC 8259, section 7.
enum JSONEscape {
  /// A backslash and a letter.
  case short(UInt8)
  /// `\u` and four digits.
  case hexadecimal(UInt8)

  static func escape(of byte: UInt8) -> JSONEscape? {
    if byte >= .space, byte != .quote, byte != .backslash { return nil }
    switch byte {
    case .quote, .backslash: return .short(byte)
    case 0x08: return .short(UInt8(ascii: "b"))
    case 0x09: return .short(UInt8(ascii: "t"))
    case 0x0A: return .short(UInt8(ascii: "n"))
    case 0x0C: return .short(UInt8(ascii: "f"))
    case 0x0D: return .short(UInt8(ascii: "r"))
    default: return .hexadecimal(byte)
    }
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(.backslash)
    switch self {
    case .short(let letter):
      bytes.append(letter)
    case .hexadecimal(let byte):
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(Self.digit(byte >> 4))
      bytes.append(Self.digit(byte & 0xF))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
