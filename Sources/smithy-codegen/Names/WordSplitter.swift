/// Splits a name of a model into words, such as `EC2InstanceIds` into `EC2`, `Instance`, `Ids`.
///
/// Only ASCII letters and digits make words: whatever else a name contains separates them.
enum WordSplitter {
  static func words(of name: String) -> [String] {
    parts(of: name).flatMap { words(ofPart: Array($0.utf8)) }
  }

  /// The parts of a name between underscores, hyphens and the like.
  static func parts(of name: String) -> [String] {
    name.utf8.split { !$0.isLetter && !$0.isDigit }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func words(ofPart part: [UInt8]) -> [String] {
    var words: [String] = []
    var start = 0
    for index in part.indices.dropFirst() where startsWord(at: index, of: part) {
      words.append(String(decoding: part[start..<index], as: UTF8.self))
      start = index
    }
    return words + [String(decoding: part[start...], as: UTF8.self)]
  }

  /// Whether a word starts here: at a capital after something else, and at the last of several
  /// capitals, which begins the next word, unless what follows is the s of a plural.
  private static func startsWord(at index: Int, of part: [UInt8]) -> Bool {
    guard part[index].isUppercase else { return false }
    guard part[index - 1].isUppercase else { return true }
    guard index + 1 < part.count, part[index + 1].isLowercase else { return false }
    let endsPlural =
      part[index + 1] == UInt8(ascii: "s")
      && (index + 2 == part.count || part[index + 2].isUppercase)
    return !endsPlural
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII lowercase letter.
  var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

  /// Whether the byte is an ASCII capital letter.
  var isUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { isLowercase || isUppercase }

  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
