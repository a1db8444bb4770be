/// The constraints that the model puts on a value.
///
/// Source: Smithy 2.0 specification, "Constraint traits".
indirect enum ValueRules: Sendable, Hashable {
  /// A string's length in characters, and its pattern.
  case string(least: Int?, most: Int?, pattern: PatternPlan?)
  /// A number's bounds, as Swift literals.
  case number(least: String?, most: String?)
  /// The number of bytes.
  case blob(least: Int?, most: Int?)
  /// A list's number of elements, and the constraints on each.
  case list(least: Int?, most: Int?, element: ValueRules?)
  /// A map's number of entries, and the constraints on each key and value.
  case map(least: Int?, most: Int?, key: ValueRules?, value: ValueRules?)
  /// The constraints of a structure or union.
  case shape
  /// One of the values that the model lists for the enum with a name in Swift.
  case enumValue(String)
}

/// A regular expression of the model, and the name of its constant in the code.
struct PatternPlan: Sendable, Hashable {
  var name: String
  var text: String
}
