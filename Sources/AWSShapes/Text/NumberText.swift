extension Double {
  /// Every whole number below it is a double of its own.
  private static let wholeLimit: UInt64 = 1 << 53

  /// The fewest digits that read back the same; whole numbers without a fraction. Numbers that are
  /// not finite are `NaN`, `Infinity` and `-Infinity`.
  ///
  /// Source: Smithy 2.0, "AWS restJson1 protocol", "Shape serialization".
  package var wireText: String {
    // A negative zero is no whole number: it would lose its sign.
    if let whole = Int64(exactly: self), whole.magnitude < Self.wholeLimit,
      whole != 0 || sign == .plus
    {
      return "\(whole)"
    }
    return isFinite ? description : isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }
}

extension Float {
  /// Every whole number below it is a float of its own.
  private static let wholeLimit: UInt32 = 1 << 24

  /// The same as of a `Double`, with the digits that 32 bits need.
  package var wireText: String {
    if let whole = Int32(exactly: self), whole.magnitude < Self.wholeLimit,
      whole != 0 || sign == .plus
    {
      return "\(whole)"
    }
    return isFinite ? description : isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }
}
