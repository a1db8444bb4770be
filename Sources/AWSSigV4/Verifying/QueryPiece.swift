/// A query parameter as written.
struct QueryPiece: Equatable {
  let name: Range<Int>
  /// Empty without an equals sign.
  let value: Range<Int>
  let hasEscapes: Bool

  /// Reads up to the next ampersand.
  init(_ bytes: Span<UInt8>, from start: Int) {
    var nameEnd: Int?
    var hasEscapes = false
    var end = start
    while end < bytes.count, bytes[end] != Ascii.ampersand {
      if bytes[end] == Ascii.equals, nameEnd == nil { nameEnd = end }
      if bytes[end] == Ascii.percent { hasEscapes = true }
      end += 1
    }
    name = start..<(nameEnd ?? end)
    value = (nameEnd.map { $0 + 1 } ?? end)..<end
    self.hasEscapes = hasEscapes
  }
}
