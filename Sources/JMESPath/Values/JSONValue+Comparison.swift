import AWSShapes

extension JSONValue {
  /// Returns whether two values are the same as JMESPath compares them: numbers by value, strings by
  /// their bytes, objects whatever the order of their members.
  package func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.number(let left), .number(let right)): left.isEqual(to: right)
    case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && left.allSatisfy { member in
          other[member.name].map { member.value.isSame(as: $0) } ?? false
        }
    default: false
    }
  }

  /// Whether the value counts as true in a condition: everything but `null`, `false`, and empty
  /// strings, arrays and objects.
  var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number: true
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }

  /// Returns whether this value comes before another one; `nil` unless both are numbers or both are
  /// strings. Strings are ordered by their code points.
  func precedes(_ other: JSONValue) -> Bool? {
    switch (self, other) {
    case (.number(let left), .number(let right)): left.isLess(than: right)
    // In UTF-8, bytes have the order of the code points.
    case (.string(let left), .string(let right)):
      left.utf8.lexicographicallyPrecedes(right.utf8)
    default: nil
    }
  }
}
