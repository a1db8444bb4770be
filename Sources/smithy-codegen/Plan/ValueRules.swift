/// What the model demands of a value, as far as it can be checked at no cost.
///
/// Source: Smithy 2.0 specification, "Constraint traits".
indirect enum ValueRules: Sendable, Hashable {
  /// Of a string: how many characters, and which.
  case string(least: Int?, most: Int?, pattern: PatternPlan?)
  /// Of a number: the bounds, as Swift text.
  case number(least: String?, most: String?)
  /// Of bytes: how many.
  case blob(least: Int?, most: Int?)
  /// Of a list: how many elements, and what of each.
  case list(least: Int?, most: Int?, element: ValueRules?)
  /// Of a map: how many entries, and what of each key and value.
  case map(least: Int?, most: Int?, key: ValueRules?, value: ValueRules?)
  /// Of a structure or union: what it says itself.
  case shape
}

/// A regular expression of the model, and the name it has in the code.
struct PatternPlan: Sendable, Hashable {
  var name: String
  var text: String
}
