extension Double {
  /// The exponents from which on, and below which, numbers are written with an exponent.
  private static let exponentLimits = -4..<16

  /// The fewest digits that read back as the same number, with a point or an exponent: `0.5`, `2.0`,
  /// `1e+16`. The number must be finite.
  var shortestText: String {
    let (digits, exponent) = decimal
    let sign = self.sign == .minus ? "-" : ""
    guard Self.exponentLimits.contains(exponent) else {
      return sign + Self.scientific(digits, exponent)
    }
    return sign + Self.positional(digits, exponent)
  }

  /// The significant digits, without zeros at the end, and the exponent of the first.
  private var decimal: (digits: [UInt8], exponent: Int) {
    let text = magnitude.description.utf8
    let parts = text.split(separator: UInt8(ascii: "e"))
    let mantissa = (parts.first ?? text[...])
    let exponent = parts.count > 1 ? Int(String(Substring(parts[1]))) ?? 0 : 0
    let point = mantissa.firstIndex(of: UInt8(ascii: ".")) ?? mantissa.endIndex
    let whole = mantissa.distance(from: mantissa.startIndex, to: point)
    let all = mantissa.filter { $0 != UInt8(ascii: ".") }
    let zeros = all.prefix { $0 == UInt8(ascii: "0") }.count
    guard zeros < all.count else { return ([UInt8(ascii: "0")], 0) }
    var digits = Array(all.dropFirst(zeros))
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (digits, exponent + whole - 1 - zeros)
  }

  private static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    var text = String(decoding: digits.prefix(1), as: UTF8.self)
    if digits.count > 1 { text += "." + String(decoding: digits.dropFirst(), as: UTF8.self) }
    let size = exponent.magnitude
    return text + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + "\(size)"
  }

  private static func positional(_ digits: [UInt8], _ exponent: Int) -> String {
    if exponent < 0 {
      let zeros = String(repeating: "0", count: -exponent - 1)
      return "0." + zeros + String(decoding: digits, as: UTF8.self)
    }
    let whole = digits.prefix(exponent + 1)
    let zeros = String(repeating: "0", count: exponent + 1 - whole.count)
    let fraction = digits.dropFirst(exponent + 1)
    return String(decoding: whole, as: UTF8.self) + zeros + "."
      + (fraction.isEmpty ? "0" : String(decoding: fraction, as: UTF8.self))
  }
}
