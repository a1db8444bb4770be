import AWSShapes

/// The bounds of a number, from the trait `range`, as literals of the number's Swift type.
///
/// Source: Smithy 2.0 specification, "range trait".
enum RangeBounds {
  /// The constraints on an integer; `nil` if there are none.
  ///
  /// A bound that is not an integer is rounded to the nearest one that it allows. A bound that every
  /// value of the type keeps is left out if the type cannot hold it.
  ///
  /// - Throws: ``ModelError`` for a range that allows no value of the type.
  static func rules(
    _ traits: Traits, _ width: IntegerWidth, _ id: ShapeID
  ) throws(ModelError) -> ValueRules? {
    let least = traits["range"]?["min"].flatMap { integer($0, .up) }
    let most = traits["range"]?["max"].flatMap { integer($0, .down) }
    let values = width.values
    guard least ?? values.lowerBound <= values.upperBound,
      most ?? values.upperBound >= values.lowerBound
    else { throw ModelError(id, "the trait range allows no value of the type \(width.swiftName)") }
    return number(
      least.flatMap { values.contains($0) ? "\($0)" : nil },
      most.flatMap { values.contains($0) ? "\($0)" : nil })
  }

  /// The constraints on a floating-point number; `nil` if there are none.
  ///
  /// A bound that the type cannot hold is left out.
  static func rules<Number: BinaryFloatingPoint>(
    _ traits: Traits, _ type: Number.Type
  ) -> ValueRules? {
    func literal(_ bound: Document?) -> String? {
      guard case .number(let number) = bound, Number(number.double).isFinite else { return nil }
      return number.text
    }
    return number(literal(traits["range"]?["min"]), literal(traits["range"]?["max"]))
  }

  private static func number(_ least: String?, _ most: String?) -> ValueRules? {
    least == nil && most == nil ? nil : .number(least: least, most: most)
  }

  private static func integer(
    _ value: Document, _ rule: FloatingPointRoundingRule
  ) -> Int64? {
    if let exact = value.integer(Int64.self) { return exact }
    guard let rounded = value.double?.rounded(rule) else { return nil }
    return Int64(exactly: rounded) ?? (rounded < 0 ? .min : .max)
  }
}
