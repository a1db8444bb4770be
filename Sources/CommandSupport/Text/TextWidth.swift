extension String {
  /// How many columns of a terminal the text takes.
  package var columns: Int {
    unicodeScalars.reduce(0) { $0 + $1.columns }
  }

  /// The beginning of the text that fits into a number of columns.
  package func prefix(columns limit: Int) -> String {
    var taken = 0
    var end = unicodeScalars.startIndex
    for index in unicodeScalars.indices {
      taken += unicodeScalars[index].columns
      guard taken <= limit else { break }
      end = unicodeScalars.index(after: index)
    }
    return String(unicodeScalars[..<end])
  }
}

extension Unicode.Scalar {
  /// Blocks whose characters are two columns wide.
  ///
  /// Source: Unicode Standard Annex 11, the values W and F, by whole blocks.
  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  fileprivate var columns: Int {
    guard value >= 0x300 else { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return Self.wideBlocks.contains { $0.contains(value) } ? 2 : 1
    }
  }
}
