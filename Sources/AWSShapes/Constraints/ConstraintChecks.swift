/// Checks the members of a value against the constraints of a model, and collects violations.
///
/// For generated code, which checks one member after the other. A member without a value violates
/// nothing. Paths are only built for violations, so that a check costs no more than its comparison.
///
/// Source: Smithy 2.0 specification, "Constraint traits".
@_documentation(visibility: internal)
public struct ConstraintChecks: Sendable {
  /// The violations, in the order of the checks.
  public private(set) var violations: [ConstraintViolation] = []

  /// Creates an empty collection.
  public init() {}

  /// Checks the length of a string, and its pattern.
  ///
  /// - Parameters:
  ///   - value: The string.
  ///   - path: The member's name; empty inside of a list or map.
  ///   - least: The fewest Unicode scalars allowed.
  ///   - most: The most Unicode scalars allowed.
  ///   - pattern: The pattern that the string must match.
  public mutating func string(
    _ value: String?, at path: @autoclosure () -> String = "", least: Int = 0, most: Int = .max,
    pattern: StringPattern? = nil
  ) {
    guard let value else { return }
    // A scalar has one to four bytes, so that the number of bytes usually decides.
    let bytes = value.utf8.count
    if bytes > most || bytes / 4 < least {
      count(value.unicodeScalars.count, "characters", path(), least, most)
    }
    if let pattern, !pattern.matches(value) {
      violations.append(ConstraintViolation(path(), "must match \(pattern.text)"))
    }
  }

  /// Checks the number of bytes of a blob.
  public mutating func blob(
    _ value: [UInt8]?, at path: @autoclosure () -> String = "", least: Int = 0, most: Int = .max
  ) {
    guard let value else { return }
    count(value.count, "bytes", path(), least, most)
  }

  /// Checks the bounds of a number.
  public mutating func number<Number: Comparable & Sendable>(
    _ value: Number?, at path: @autoclosure () -> String = "", least: Number? = nil,
    most: Number? = nil
  ) {
    guard let value else { return }
    let isTooSmall = least.map { !(value >= $0) } ?? false
    let isTooLarge = most.map { !(value <= $0) } ?? false
    guard isTooSmall || isTooLarge else { return }
    let demand =
      switch (least, most) {
      case (let least?, let most?): "must be from \(least) to \(most)"
      case (let least?, nil): "must be at least \(least)"
      case (nil, let most?): "must be at most \(most)"
      case (nil, nil): "must be a number"
      }
    violations.append(ConstraintViolation(path(), demand))
  }

  /// Checks the members of a structure or union.
  public mutating func shape(
    _ value: (some ConstrainedShape)?, at path: @autoclosure () -> String = ""
  ) {
    guard let value else { return }
    adopt(value.violations(), under: path)
  }

  /// Checks the number of elements in a list, and each element.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - path: The member's name; empty inside of a list or map.
  ///   - least: The fewest elements allowed.
  ///   - most: The most elements allowed.
  ///   - check: Checks an element.
  public mutating func list<Element>(
    _ list: [Element]?, at path: @autoclosure () -> String = "", least: Int = 0, most: Int = .max,
    each check: (inout ConstraintChecks, Element) -> Void = { _, _ in }
  ) {
    guard let list else { return }
    count(list.count, "elements", path(), least, most)
    for (index, element) in list.enumerated() {
      var inner = ConstraintChecks()
      check(&inner, element)
      adopt(inner.violations, under: { "\(path())[\(index)]" })
    }
  }

  /// Checks the number of entries in a map, and each entry.
  ///
  /// - Parameters:
  ///   - map: The map.
  ///   - path: The member's name; empty inside of a list or map.
  ///   - least: The fewest entries allowed.
  ///   - most: The most entries allowed.
  ///   - checkKey: Checks a key.
  ///   - checkValue: Checks a value.
  public mutating func map<Value>(
    _ map: [String: Value]?, at path: @autoclosure () -> String = "", least: Int = 0,
    most: Int = .max, key checkKey: (inout ConstraintChecks, String) -> Void = { _, _ in },
    value checkValue: (inout ConstraintChecks, Value) -> Void = { _, _ in }
  ) {
    guard let map else { return }
    count(map.count, "entries", path(), least, most)
    var found: [(key: String, violations: [ConstraintViolation])] = []
    for (key, value) in map {
      var inner = ConstraintChecks()
      checkKey(&inner, key)
      checkValue(&inner, value)
      if !inner.violations.isEmpty { found.append((key, inner.violations)) }
    }
    for (key, violations) in found.sorted(by: { $0.key < $1.key }) {
      adopt(violations, under: { "\(path())[\"\(key)\"]" })
    }
  }

  private mutating func count(
    _ count: Int, _ what: String, _ path: @autoclosure () -> String, _ least: Int, _ most: Int
  ) {
    guard count < least || count > most else { return }
    let demand =
      switch (least, most) {
      case (let least, .max): "must have at least \(least) \(what)"
      case (0, let most): "must have at most \(most) \(what)"
      case (let least, let most) where least == most: "must have \(least) \(what)"
      case (let least, let most): "must have \(least) to \(most) \(what)"
      }
    violations.append(ConstraintViolation(path(), demand))
  }

  /// Adds the violations of an inner value.
  private mutating func adopt(_ inner: [ConstraintViolation], under path: () -> String) {
    guard !inner.isEmpty else { return }
    let prefix = path()
    for violation in inner {
      let isPlain =
        violation.path.isEmpty || violation.path.utf8.first == UInt8(ascii: "[") || prefix.isEmpty
      violations.append(
        ConstraintViolation(prefix + (isPlain ? "" : ".") + violation.path, violation.demand))
    }
  }
}
