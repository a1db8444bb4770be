extension String {
  /// Whether both are the same but for the case of ASCII letters.
  func equals(_ other: String) -> Bool {
    utf8.count == other.utf8.count && zip(utf8, other.utf8).allSatisfy { $0.lower == $1.lower }
  }

  /// What is left without the prefix, whose case does not matter; nil where it begins otherwise.
  func dropping(prefix: String) -> String? {
    let count = prefix.utf8.count
    guard utf8.count >= count, zip(utf8, prefix.utf8).allSatisfy({ $0.lower == $1.lower }) else {
      return nil
    }
    return String(decoding: utf8.dropFirst(count), as: UTF8.self)
  }

  /// The text without white space around it.
  var trimmingHeaderSpace: String {
    guard utf8.first?.isHeaderSpace == true || utf8.last?.isHeaderSpace == true else {
      return self
    }
    var rest = utf8[...]
    while rest.first?.isHeaderSpace == true { rest.removeFirst() }
    while rest.last?.isHeaderSpace == true { rest.removeLast() }
    return String(decoding: rest, as: UTF8.self)
  }
}

extension UInt8 {
  /// The letter in lower case; anything else as it is.
  var lower: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}

extension Double {
  /// What is no number in JSON but one in Smithy.
  ///
  /// Source: Smithy 2.0, "AWS restJson1 protocol", "Shape serialization".
  init?(specialText text: String) {
    switch text {
    case "NaN": self = .nan
    case "Infinity": self = .infinity
    case "-Infinity": self = -.infinity
    default: return nil
    }
  }
}
