import AWSShapes

/// Finds everything in an input that violates the model's constraints.
enum InputViolations {
  /// Returns the violations: missing values first, then other constraints, then enums.
  ///
  /// - Parameters:
  ///   - input: The input, which holds an empty value in the place of a missing one.
  ///   - missing: The missing values.
  static func all(
    of input: some ConstrainedShape, missing: [ConstraintViolation]
  ) -> [ConstraintViolation] {
    let found = input.violations() + input.unlistedValues()
    guard !missing.isEmpty else { return found }
    // What stands in for a missing value violates other constraints, too.
    let absent = Set(missing.map(\.steps))
    return missing
      + found.filter { violation in
        !violation.steps.indices.contains { absent.contains(Array(violation.steps[...$0])) }
      }
  }
}
