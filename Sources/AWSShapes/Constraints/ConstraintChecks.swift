/// Checks the members of a value against the constraints of a model, and collects violations.
///
/// For generated code, which checks one member after the other. A member without a value violates
/// nothing. Paths are only built for violations, so that a check costs no more than its comparison.
///
/// Source: Smithy 2.0 specification, "Constraint traits".
@_documentation(visibility: internal)
public struct ConstraintChecks: Sendable {
  private typealias Constraint = ConstraintViolation.Constraint

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
  ///   - isSensitive: Whether the model marks the value as sensitive.
  public mutating func string(
    _ value: String?, at path: @autoclosure () -> String = "", least: Int = 0, most: Int = .max,
    pattern: StringPattern? = nil, isSensitive: Bool = false
  ) {
    guard let value else { return }
    // A scalar has one to four bytes, so that the number of bytes usually decides.
    let bytes = value.utf8.count
    let mayHaveWrongLength = bytes > most || bytes / 4 < least
    let length = mayHaveWrongLength ? value.unicodeScalars.count : least
    let hasWrongLength = length < least || length > most
    let matches = pattern?.matches(value) ?? true
    guard hasWrongLength || !matches else { return }
    let lengths = Self.lengths(.characters, least, most)
    let patterns = pattern.map { [Constraint.pattern($0.text)] } ?? []
    add(
      (hasWrongLength ? lengths : []) + (matches ? [] : patterns), at: path(),
      among: lengths + patterns, length: length, isSensitive)
  }

  /// Checks the number of bytes of a blob.
  public mutating func blob(
    _ value: [UInt8]?, at path: @autoclosure () -> String = "", least: Int = 0, most: Int = .max,
    isSensitive: Bool = false
  ) {
    guard let value else { return }
    count(value.count, .bytes, path(), least, most, isSensitive)
  }

  /// Checks the bounds of a number.
  public mutating func number<Number: Comparable & Sendable>(
    _ value: Number?, at path: @autoclosure () -> String = "", least: Number? = nil,
    most: Number? = nil, isSensitive: Bool = false
  ) {
    guard let value else { return }
    let isTooSmall = least.map { !(value >= $0) } ?? false
    let isTooLarge = most.map { !(value <= $0) } ?? false
    guard isTooSmall || isTooLarge else { return }
    let range = Constraint.range(
      least: least.map { "\($0)" }, most: most.map { "\($0)" })
    add([range], at: path(), among: [range], length: nil, isSensitive)
  }

  /// Checks that a string is one of an enum's values.
  public mutating func enumValue<Value: StringEnum>(
    _ value: Value?, at path: @autoclosure () -> String = "",
    among known: @autoclosure () -> [Value], isSensitive: Bool = false
  ) {
    guard let value else { return }
    let known = known()
    guard !known.contains(value) else { return }
    let values = Constraint.values(known.map(\.rawValue))
    add([values], at: path(), among: [values], length: nil, isSensitive)
  }

  /// Checks the members of a structure or union.
  public mutating func shape(
    _ value: (some ConstrainedShape)?, at path: @autoclosure () -> String = ""
  ) {
    guard let value else { return }
    adopt(value.violations(), under: { Self.member(path()) })
  }

  /// Checks that the enums in a structure or union have values that the model lists.
  public mutating func enumValues(
    _ value: (some ConstrainedShape)?, at path: @autoclosure () -> String = ""
  ) {
    guard let value else { return }
    adopt(value.unlistedValues(), under: { Self.member(path()) })
  }

  /// Checks the number of elements in a list, and each element.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - path: The member's name; empty inside of a list or map.
  ///   - least: The fewest elements allowed.
  ///   - most: The most elements allowed.
  ///   - isSensitive: Whether the model marks the elements as sensitive.
  ///   - check: Checks an element.
  public mutating func list<Element>(
    _ list: [Element]?, at path: @autoclosure () -> String = "", least: Int = 0, most: Int = .max,
    isSensitive: Bool = false, each check: (inout ConstraintChecks, Element) -> Void = { _, _ in }
  ) {
    guard let list else { return }
    count(list.count, .elements, path(), least, most, isSensitive)
    for (index, element) in list.enumerated() {
      var inner = ConstraintChecks()
      check(&inner, element)
      adopt(inner.violations, isSensitive, under: { Self.member(path()) + [.element(index)] })
    }
  }

  /// Checks the number of entries in a map, and each entry.
  ///
  /// - Parameters:
  ///   - map: The map.
  ///   - path: The member's name; empty inside of a list or map.
  ///   - least: The fewest entries allowed.
  ///   - most: The most entries allowed.
  ///   - isSensitive: Whether the model marks the entries as sensitive.
  ///   - checkKey: Checks a key.
  ///   - checkValue: Checks a value.
  public mutating func map<Value>(
    _ map: [String: Value]?, at path: @autoclosure () -> String = "", least: Int = 0,
    most: Int = .max, isSensitive: Bool = false,
    key checkKey: (inout ConstraintChecks, String) -> Void = { _, _ in },
    value checkValue: (inout ConstraintChecks, Value) -> Void = { _, _ in }
  ) {
    guard let map else { return }
    count(map.count, .entries, path(), least, most, isSensitive)
    var found: [(key: String, keys: ConstraintChecks, values: ConstraintChecks)] = []
    for (key, value) in map {
      var keys = ConstraintChecks()
      checkKey(&keys, key)
      var values = ConstraintChecks()
      checkValue(&values, value)
      if !keys.violations.isEmpty || !values.violations.isEmpty {
        found.append((key, keys, values))
      }
    }
    for (key, keys, values) in found.sorted(by: { $0.key < $1.key }) {
      adopt(keys.violations, isSensitive, under: { Self.member(path()) + [.key(key)] })
      adopt(values.violations, isSensitive, under: { Self.member(path()) + [.value(key)] })
    }
  }

  private mutating func count(
    _ count: Int, _ unit: Constraint.Unit, _ path: @autoclosure () -> String, _ least: Int,
    _ most: Int, _ isSensitive: Bool
  ) {
    guard count < least || count > most else { return }
    let lengths = Self.lengths(unit, least, most)
    add(lengths, at: path(), among: lengths, length: count, isSensitive)
  }

  /// The constraint on a length; none if any length is allowed.
  private static func lengths(
    _ unit: Constraint.Unit, _ least: Int, _ most: Int
  ) -> [Constraint] {
    guard least > 0 || most < .max else { return [] }
    return [.length(unit, least...max(least, most))]
  }

  /// Adds the constraints that a value violates.
  private mutating func add(
    _ violated: [Constraint], at path: String, among all: [Constraint], length: Int?,
    _ isSensitive: Bool
  ) {
    for constraint in violated {
      let hasLength = if case .length = constraint { true } else { false }
      violations.append(
        ConstraintViolation(
          Self.member(path), constraint, among: all, length: hasLength ? length : nil,
          isSensitive: isSensitive))
    }
  }

  private static func member(_ name: String) -> [ConstraintViolation.Step] {
    name.isEmpty ? [] : [.member(name)]
  }

  /// Adds the violations of an inner value.
  private mutating func adopt(
    _ inner: [ConstraintViolation], _ isSensitive: Bool = false,
    under steps: () -> [ConstraintViolation.Step]
  ) {
    guard !inner.isEmpty else { return }
    let prefix = steps()
    for var violation in inner {
      violation.steps = prefix + violation.steps
      violation.isSensitive = violation.isSensitive || isSensitive
      violations.append(violation)
    }
  }
}
