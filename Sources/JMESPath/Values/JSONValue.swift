package import AWSShapes

/// A JSON value that keeps the order of its members and the text of its numbers.
package enum JSONValue: Sendable, Hashable {
  /// A member of an object.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case bool(Bool)
  case number(BigDecimal)
  case string(String)
  case array([JSONValue])
  /// Members with different names, in order.
  case object([Member])
}

extension JSONValue {
  /// The value of the object's member with a name; `nil` if there is none, or if the value is not an
  /// object. Names are the same if their bytes are.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.hasSameBytes(as: name) }?.value
  }
}
