import HTTPTransportAPI

/// The first line of a response (RFC 9112, 4): `HTTP/`, a version, a space, three digits, and
/// nothing or a space and a reason after them.
struct StatusLine {
  let version: VersionText
  /// 100 to 999.
  let code: Int
  /// Where the reason starts, or the line's end if there is none.
  let reasonOffset: Int

  private static let prefix: InlineArray<5, UInt8> = [
    UInt8(ascii: "H"), UInt8(ascii: "T"), UInt8(ascii: "T"), UInt8(ascii: "P"), UInt8(ascii: "/"),
  ]
  private static let versionLengths = 1...3

  /// The parts of a line, or `nil` if it is no status line.
  init?(_ line: Span<UInt8>) {
    let prefix = Self.prefix
    guard line.count > prefix.count else { return nil }
    for index in prefix.indices where line[index] != prefix[index] { return nil }

    var offset = prefix.count
    while offset < line.count, line[offset] != UInt8(ascii: " ") { offset += 1 }
    let version = line.extracting(prefix.count..<offset)
    guard Self.versionLengths.contains(version.count) else { return nil }

    offset += 1
    guard line.count >= offset + 3 else { return nil }
    var code = 0
    for index in offset..<offset + 3 {
      guard line[index].isDigit else { return nil }
      code = code * 10 + Int(line[index] - UInt8(ascii: "0"))
    }
    offset += 3
    guard code >= 100, offset == line.count || line[offset] <= UInt8(ascii: " ") else {
      return nil
    }
    self.version = VersionText(version)
    self.code = code
    reasonOffset = min(offset + 1, line.count)
  }
}
