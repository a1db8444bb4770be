/// A parser for the supported features of regular expressions.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  /// Deeper groups and larger counts are not supported.
  private static let maximumDepth = 20
  private static let maximumCount = 100_000

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// Returns the pattern; `nil` if it uses features that are not supported.
  mutating func parse() -> PatternNode? {
    guard let node = alternatives(), index == scalars.count else { return nil }
    return node
  }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    index += 1
    return true
  }

  private mutating func next() -> Unicode.Scalar? {
    guard let scalar = current else { return nil }
    index += 1
    return scalar
  }

  // MARK: Structure

  private mutating func alternatives() -> PatternNode? {
    guard let first = sequence() else { return nil }
    var nodes = [first]
    while take("|") {
      guard let node = sequence() else { return nil }
      nodes.append(node)
    }
    return nodes.count == 1 ? first : .alternatives(nodes)
  }

  private mutating func sequence() -> PatternNode? {
    var nodes: [PatternNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      guard let atom = atom(), let node = quantified(atom) else { return nil }
      nodes.append(node)
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func atom() -> PatternNode? {
    switch next() {
    case "^": return .start
    case "$": return .end
    case ".": return .scalar(.any)
    case "(": return group()
    case "[": return characterClass()
    case "\\":
      return escape(in: .nothing).map { .scalar(ScalarSet($0.ranges, isNegated: $0.isNegated)) }
    case "*", "+", "?", "{", "}", "]", nil: return nil
    case let scalar?: return .scalar(.one(scalar))
    }
  }

  private mutating func group() -> PatternNode? {
    var isExpectedAhead: Bool?
    if take("?"), !take(":") {
      guard let kind = lookAhead() else { return nil }
      isExpectedAhead = kind
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth, let node = alternatives(), take(")") else { return nil }
    return isExpectedAhead.map { .ahead(node, isExpected: $0) } ?? node
  }

  /// Reads the kind of a look-ahead: whether its text must follow or must not; `nil` for another kind
  /// of group.
  private mutating func lookAhead() -> Bool? {
    if take("=") { return true }
    return take("!") ? false : nil
  }

  // MARK: Quantifiers

  private mutating func quantified(_ node: PatternNode) -> PatternNode? {
    var bounds: (least: Int, most: Int)?
    switch current {
    case "*": bounds = (0, .max)
    case "+": bounds = (1, .max)
    case "?": bounds = (0, 1)
    case "{":
      index += 1
      guard let counted = counts() else { return nil }
      bounds = counted
    default: return node
    }
    guard let bounds, next() != nil else { return nil }
    // A lazy quantifier matches the same strings; a possessive one does not.
    _ = take("?")
    switch (current, node) {
    case ("*", _), ("+", _), ("?", _), ("{", _), (_, .start), (_, .end),
      (_, .ahead):
      return nil
    default: return .repeated(node, least: bounds.least, most: bounds.most)
    }
  }

  /// Reads the counts in braces, up to the closing brace.
  private mutating func counts() -> (least: Int, most: Int)? {
    guard let least = number() else { return nil }
    guard take(",") else { return current == "}" ? (least, least) : nil }
    guard current != "}" else { return (least, .max) }
    guard let most = number(), most >= least, current == "}" else { return nil }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = current, ("0"..."9").contains(scalar) {
      index += 1
      value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
      guard let value, value <= Self.maximumCount else { return nil }
    }
    return value
  }

  // MARK: Characters

  /// The context of an escape.
  private enum Place {
    case nothing, listing, exclusion
  }

  private struct Escape {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false
    var isClass = false
  }

  private mutating func characterClass() -> PatternNode? {
    let isNegated = take("^")
    let place = isNegated ? Place.exclusion : .listing
    var ranges: [ClosedRange<UInt32>] = []
    while !take("]") {
      guard let first = classItem(place) else { return nil }
      guard !first.isClass, current == "-", index + 1 < scalars.count, scalars[index + 1] != "]"
      else {
        ranges += first.ranges
        continue
      }
      index += 1
      guard let last = classItem(place) else { return nil }
      guard !last.isClass else {
        // A hyphen before a class such as \d is a literal one.
        ranges += first.ranges + last.ranges + [0x2d...0x2d]
        continue
      }
      let bounds = (first.ranges[0].lowerBound, last.ranges[0].lowerBound)
      guard bounds.0 <= bounds.1 else { return nil }
      ranges.append(bounds.0...bounds.1)
    }
    return ranges.isEmpty ? nil : .scalar(ScalarSet(ranges, isNegated: isNegated))
  }

  private mutating func classItem(_ place: Place) -> Escape? {
    switch next() {
    case "\\":
      guard let escape = escape(in: place), !escape.isNegated else { return nil }
      return escape
    // Some engines nest classes and intersect them.
    case "[", nil: return nil
    case "&" where current == "&": return nil
    case let scalar?: return Escape(ranges: [scalar.value...scalar.value])
    }
  }

  private mutating func escape(in place: Place) -> Escape? {
    guard let scalar = next() else { return nil }
    switch scalar {
    case "d": return Escape(ranges: ScalarSet.digits, isClass: true)
    case "D": return Escape(ranges: ScalarSet.digits, isNegated: true, isClass: true)
    case "w": return Escape(ranges: ScalarSet.letters, isClass: true)
    case "W": return Escape(ranges: ScalarSet.letters, isNegated: true, isClass: true)
    // Engines differ about white space, so accept all that any engine accepts.
    case "s":
      let spaces = place == .exclusion ? ScalarSet.narrowSpaces : ScalarSet.wideSpaces
      return Escape(ranges: spaces, isClass: true)
    case "S": return Escape(ranges: ScalarSet.narrowSpaces, isNegated: true, isClass: true)
    case "t": return one(0x09)
    case "n": return one(0x0a)
    case "v": return one(0x0b)
    case "f": return one(0x0c)
    case "r": return one(0x0d)
    case "x": return hexadecimal(digits: 2)
    case "u": return hexadecimal(digits: 4)
    // Other letters and digits are features that are not supported: \b, \p, \1 and so on.
    case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar): return nil
    default: return one(scalar.value)
    }
  }

  private func one(_ value: UInt32) -> Escape { Escape(ranges: [value...value]) }

  private mutating func hexadecimal(digits: Int) -> Escape? {
    guard index + digits <= scalars.count else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[index..<index + digits])
    guard let value = UInt32(text, radix: 16), Unicode.Scalar(value) != nil else { return nil }
    index += digits
    return one(value)
  }
}
