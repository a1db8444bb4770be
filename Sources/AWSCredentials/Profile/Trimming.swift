extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isBlank }),
      let last = lastIndex(where: { !$0.isBlank })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}

extension Character {
  /// Whether it is a space or a tab, which alone are white space in the shared files.
  var isBlank: Bool { self == " " || self == "\t" }

  /// Whether a line of the shared files ends with it.
  var endsLine: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
