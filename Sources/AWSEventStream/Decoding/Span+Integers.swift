extension Span<UInt8> {
  /// Returns the integer at a position, whose most significant byte comes first.
  func integer<Integer: FixedWidthInteger>(_ type: Integer.Type, at position: Int) -> Integer {
    var value: Integer = 0
    for index in position..<(position + Integer.bitWidth / 8) {
      value = (value << 8) | Integer(truncatingIfNeeded: self[index])
    }
    return value
  }
}
