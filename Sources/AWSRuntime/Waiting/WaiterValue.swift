import AWSShapes

/// Comparisons in the expressions of waiters, which generated code calls.
///
/// Source: jmespath.org, "JMESPath Specification", section "Filter Expressions".
public enum WaiterValue {
  /// Whether two strings have the same bytes, or both are absent.
  public static func areEqual(_ left: String?, _ right: String?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.hasSameBytes(as: right)
  }

  /// Whether two Boolean values are equal, or both are absent.
  public static func areEqual(_ left: Bool?, _ right: Bool?) -> Bool { left == right }

  /// Whether two integers are equal, or both are absent.
  public static func areEqual(
    _ left: (some BinaryInteger)?, _ right: (some BinaryInteger)?
  ) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left == right
  }

  /// The number of Unicode code points, as JMESPath counts the length of a string.
  public static func length(_ text: String) -> Int { text.unicodeScalars.count }
}
