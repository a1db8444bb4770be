/// The character references of HTML, such as `&lt;` and `&#8211;`.
enum HTMLEntities {
  /// The text with its references replaced. Those that are not known stay as they are.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      let name = rest.dropFirst().prefix(10).prefix { $0 != ";" }
      let after = rest.dropFirst(name.count + 1)
      if scalar == "&", after.first == ";", let value = value(of: String(name)) {
        result.append(value)
        rest = after.dropFirst()
      } else {
        result.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  private static func value(of name: String) -> Unicode.Scalar? {
    guard name.utf8.first == UInt8(ascii: "#") else { return named[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init)
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "apos": "'", "bull": "\u{2022}", "cent": "\u{a2}", "copy": "\u{a9}",
    "deg": "\u{b0}", "eacute": "\u{e9}", "euro": "\u{20ac}", "ge": "\u{2265}", "gt": ">",
    "hellip": "\u{2026}", "larr": "\u{2190}", "laquo": "\u{ab}", "ldquo": "\u{201c}",
    "le": "\u{2264}", "lsquo": "\u{2018}", "lt": "<", "mdash": "\u{2014}", "micro": "\u{b5}",
    "middot": "\u{b7}", "minus": "\u{2212}", "nbsp": " ", "ndash": "\u{2013}", "ne": "\u{2260}",
    "para": "\u{b6}", "plusmn": "\u{b1}", "pound": "\u{a3}", "quot": "\"", "raquo": "\u{bb}",
    "rarr": "\u{2192}", "rdquo": "\u{201d}", "reg": "\u{ae}", "rsquo": "\u{2019}",
    "sect": "\u{a7}", "shy": "\u{ad}", "times": "\u{d7}", "trade": "\u{2122}", "zwj": "\u{200d}",
  ]
}
