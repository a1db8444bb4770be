extension Double {
  /// Every whole number below this limit has an exact double.
  private static let wholeLimit: UInt64 = 1 << 53

  /// The fewest digits that read back as the same number. Whole numbers have no fraction; numbers
  /// that are not finite are `NaN`, `Infinity` and `-Infinity`.
  ///
  /// Source: Smithy 2.0, "AWS restJson1 protocol", "Shape serialization".
  package var wireText: String {
    // As an integer, negative zero would lose its sign.
    if let whole = Int64(exactly: self), whole.magnitude < Self.wholeLimit,
      whole != 0 || sign == .plus
    {
      return "\(whole)"
    }
    return isFinite ? description : isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }

  /// Creates a number that is not finite from its name on the wire: `NaN`, `Infinity` or
  /// `-Infinity`.
  ///
  /// Source: Smithy 2.0, "AWS restJson1 protocol", "Shape serialization".
  package init?(nonFiniteWireText text: String) {
    switch text {
    case "NaN": self = .nan
    case "Infinity": self = .infinity
    case "-Infinity": self = -.infinity
    default: return nil
    }
  }
}

extension Float {
  /// Every whole number below this limit has an exact float.
  private static let wholeLimit: UInt32 = 1 << 24

  /// The fewest digits that read back as the same 32-bit number, in the form of a double's
  /// ``Swift/Double/wireText``.
  package var wireText: String {
    if let whole = Int32(exactly: self), whole.magnitude < Self.wholeLimit,
      whole != 0 || sign == .plus
    {
      return "\(whole)"
    }
    return isFinite ? description : isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }
}
