/// The names of a structure's members, prepared for reading and writing.
///
/// For generated code and codecs.
@_documentation(visibility: internal)
public final class MemberNames: Sendable {
  /// The names.
  public let texts: [String]

  /// The names in UTF-8.
  public let utf8: [[UInt8]]

  /// The names in UTF-8 as in a JSON object: escaped, in quotes, followed by a colon.
  public let quoted: [[UInt8]]

  /// The quoted names, packed for fast comparison and writing.
  package let packed: PackedNames

  /// Prepares the names, in the order of the members.
  init(_ texts: [String]) {
    self.texts = texts
    self.utf8 = texts.map { Array($0.utf8) }
    self.quoted = texts.map(Self.quote)
    packed = PackedNames(quoted: quoted)
  }

  /// Returns the index of the member with this name, compared byte by byte.
  package func index(of name: String) -> Int? {
    utf8.firstIndex { $0.elementsEqual(name.utf8) }
  }

  /// Source: RFC 8259, section 7.
  private static func quote(_ name: String) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += Array("\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
      default:
        bytes.append(byte)
      }
    }
    return bytes + Array("\":".utf8)
  }
}
