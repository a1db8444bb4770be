extension ConstraintViolation {
  /// A constraint that a model puts on a value.
  ///
  /// Source: Smithy 2.0 specification, "Constraint traits".
  public enum Constraint: Sendable, Hashable {
    /// What the length of a value counts.
    public enum Unit: String, Sendable, Hashable {
      /// The Unicode scalars of a string.
      case characters
      /// The bytes of a blob.
      case bytes
      /// The elements of a list.
      case elements
      /// The entries of a map.
      case entries
    }

    /// There must be a value.
    case required
    /// The value's length must be in the range. A bound that the model does not set is 0 or `Int.max`.
    case length(Unit, ClosedRange<Int>)
    /// The number must not be less or greater than the bounds, of which the model sets at least one.
    case range(least: String?, most: String?)
    /// The string must match the regular expression.
    case pattern(String)
    /// The string must be one of an enum's values.
    case values([String])
  }
}

extension ConstraintViolation.Constraint: CustomStringConvertible {
  /// The constraint in words, such as `must have 1 to 60 characters`.
  public var description: String {
    switch self {
    case .required: "must have a value"
    case .length(let unit, let range): Self.length(unit.rawValue, range)
    case .range(let least?, let most?): "must be from \(least) to \(most)"
    case .range(let least?, nil): "must be at least \(least)"
    case .range(nil, let most?): "must be at most \(most)"
    case .range(nil, nil): "must be a number"
    case .pattern(let text): "must match \(text)"
    case .values(let values): "must be one of \(values.joined(separator: ", "))"
    }
  }

  private static func length(_ unit: String, _ range: ClosedRange<Int>) -> String {
    switch (range.lowerBound, range.upperBound) {
    case (let least, .max): "must have at least \(least) \(unit)"
    case (0, let most): "must have at most \(most) \(unit)"
    case (let least, let most) where least == most: "must have \(least) \(unit)"
    case (let least, let most): "must have \(least) to \(most) \(unit)"
    }
  }
}
