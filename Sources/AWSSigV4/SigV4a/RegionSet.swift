/// A list of regions with wildcards for SigV4a.
enum RegionSet {
  /// Whether a region is in the set: equal to one of its names, where `*` stands for any run of
  /// characters.
  static func matches(_ set: String, region: String) -> Bool {
    set.utf8.split(separator: Ascii.comma).contains { matches(pattern: $0, region.utf8) }
  }

  /// Scans both texts once. On a mismatch the last `*` takes one more character.
  private static func matches(pattern: Substring.UTF8View, _ text: String.UTF8View) -> Bool {
    let (pattern, text) = (Array(pattern), Array(text))
    var (patternIndex, textIndex) = (0, 0)
    var retry: (pattern: Int, text: Int)?
    while textIndex < text.count {
      if patternIndex < pattern.count, pattern[patternIndex] == UInt8(ascii: "*") {
        patternIndex += 1
        retry = (patternIndex, textIndex)
      } else if patternIndex < pattern.count, pattern[patternIndex] == text[textIndex] {
        patternIndex += 1
        textIndex += 1
      } else if let last = retry {
        retry = (last.pattern, last.text + 1)
        (patternIndex, textIndex) = (last.pattern, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[patternIndex...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Whether the set can be sent: names of printable characters, separated by commas.
  static func isValid(_ set: String) -> Bool {
    let names = set.utf8.split(separator: Ascii.comma, omittingEmptySubsequences: false)
    return names.allSatisfy { !$0.isEmpty && $0.allSatisfy(Ascii.isCredentialPart) }
  }
}
