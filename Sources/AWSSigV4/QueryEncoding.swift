/// Parts of a query, percent-encoded and back.
enum QueryEncoding {
  /// The text percent-encoded as a part of a query.
  static func text(_ text: String) -> String {
    var bytes = [UInt8](repeating: 0, count: 3 * text.utf8.count)
    var position = 0
    var out = bytes.mutableSpan
    out.writeEncoded(text, at: &position)
    return String(decoding: bytes[0..<position], as: UTF8.self)
  }

  /// The text that a part stands for; nil for a broken escape or broken UTF-8.
  static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
    guard bytes.firstIndex(of: Ascii.percent, from: range.lowerBound) < range.upperBound else {
      return bytes.text(range)
    }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == Ascii.percent {
        // An escape never reaches beyond its part: no digit separates parts.
        guard let byte = CanonicalWriter.percentDecoded(bytes, at: index) else { return nil }
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}
