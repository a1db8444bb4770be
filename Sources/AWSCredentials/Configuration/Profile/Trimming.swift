// The shared files, and what stands in them, are read by Unicode scalar: a `Character` would join a
// sign that has a meaning with a combining mark that follows it, and "\r\n" to one line break.

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  var trimmed: SubSequence {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return self[startIndex..<startIndex] }
    return self[first..<scalars.index(after: last)]
  }

  /// Whether the text is empty or white space only.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// The text with the letters A to Z in lower case and everything else as it is.
  var asciiLowercased: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 0x20) : scalar
        }))
  }

  /// Splits the text at its first occurrence of a scalar.
  ///
  /// - Returns: The text before and after it, or `nil` if the text does not contain it.
  func split(at separator: Unicode.Scalar) -> (before: SubSequence, after: SubSequence)? {
    let scalars = unicodeScalars
    guard let index = scalars.firstIndex(of: separator) else { return nil }
    return (self[..<index], self[scalars.index(after: index)...])
  }

  /// Whether the two texts consist of the same scalars.
  func isExactly(_ other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension Unicode.Scalar {
  /// Whether it is a space or a tab, the only white space within a line of the shared files.
  var isBlank: Bool { self == " " || self == "\t" }
}
