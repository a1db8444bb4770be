/// The ids of EC2 instances in text.
enum InstanceID {
  /// Returns the first id, such as `i-0123456789abcdef0`, in a text.
  static func first(in text: String) -> String? {
    let words = text.utf8.split { !isPart($0) }
    return words.first { word in
      word.starts(with: prefix.utf8) && digits.contains(word.count - prefix.utf8.count)
        && word.dropFirst(prefix.utf8.count).allSatisfy(isHexDigit)
    }.map { String(Substring($0)) }
  }

  private static let prefix = "i-"
  /// Older ids are shorter.
  private static let digits: Set = [8, 17]

  private static func isPart(_ byte: UInt8) -> Bool {
    isHexDigit(byte) || byte == UInt8(ascii: "-")
      || (UInt8(ascii: "g")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
