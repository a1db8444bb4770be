/// Percent-encoding of query parts.
enum QueryEncoding {
  /// Returns the text percent-encoded as a part of a query.
  static func text(_ text: String) -> String {
    var bytes = [UInt8](repeating: 0, count: 3 * text.utf8.count)
    var position = 0
    var out = bytes.mutableSpan
    out.writeEncoded(text, at: &position)
    return String(decoding: bytes[0..<position], as: UTF8.self)
  }

  /// Returns the text that a part with escapes stands for; `nil` for a broken escape or broken UTF-8.
  static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String? {
    var decoded = [UInt8](repeating: 0, count: range.count)
    var out = decoded.mutableSpan
    var position = 0
    var index = range.lowerBound
    while index < range.upperBound {
      var byte = bytes[index]
      index += 1
      if byte == Ascii.percent {
        // An escape never reaches beyond its part: no digit separates parts.
        guard let escaped = CanonicalWriter.percentDecoded(bytes, at: index - 1) else {
          return nil
        }
        byte = escaped
        index += 2
      }
      out.write(byte, at: &position)
    }
    guard let text = try? UTF8Span(validating: decoded.span.extracting(0..<position)) else {
      return nil
    }
    return String(copying: text)
  }
}
