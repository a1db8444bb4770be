/// Reads query parameters back.
enum QueryDecoding {
  /// The text that a percent-encoded part stands for; nil for a broken escape or broken UTF-8.
  static func text(_ encoded: Substring.UTF8View) -> String? {
    guard encoded.contains(Ascii.percent) else { return String(Substring(encoded)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(encoded.count)
    var rest = encoded
    while let byte = rest.popFirst() {
      guard byte == Ascii.percent else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(Ascii.hexValue),
        let low = rest.popFirst().flatMap(Ascii.hexValue)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
