package import AWSJSON
package import AWSShapes

extension JSONCodec {
  /// Reads a JSON document of any kind. Of two members with the same name, the last one counts; it
  /// takes the place of the first.
  ///
  /// - Throws: ``ShapeReadingError`` with path and offset if the bytes are not JSON by RFC 8259 or
  ///   exceed the limits.
  package func decode(
    _ type: JSONValue.Type, from bytes: [UInt8]
  ) throws(ShapeReadingError) -> JSONValue {
    try decodeTree(type, from: bytes)
  }
}

extension JSONValue: JSONTree {
  package static func ofNull() -> JSONValue { .null }
  package static func of(_ value: Bool) -> JSONValue { .bool(value) }
  package static func of(_ value: BigDecimal) -> JSONValue { .number(value) }
  package static func of(_ value: String) -> JSONValue { .string(value) }
  package static func of(_ elements: [JSONValue]) -> JSONValue { .array(elements) }

  package static func of(_ members: [(name: String, value: JSONValue)]) -> JSONValue {
    .object(members.uniqued())
  }
}

extension [(name: String, value: JSONValue)] {
  /// Returns one member for each name.
  ///
  /// A table of names costs more than comparing the few members that most objects have.
  func uniqued() -> [JSONValue.Member] {
    count <= 16 ? uniquedByComparing() : uniquedByTable()
  }

  private func uniquedByComparing() -> [JSONValue.Member] {
    var unique: [JSONValue.Member] = []
    unique.reserveCapacity(count)
    for (name, value) in self {
      if let place = unique.firstIndex(where: { $0.name.hasSameBytes(as: name) }) {
        unique[place].value = value
      } else {
        unique.append(JSONValue.Member(name, value))
      }
    }
    return unique
  }

  private func uniquedByTable() -> [JSONValue.Member] {
    var unique: [JSONValue.Member] = []
    var places: [[UInt8]: Int] = [:]
    for (name, value) in self {
      let bytes = [UInt8](name.utf8)
      if let place = places[bytes] {
        unique[place].value = value
      } else {
        places[bytes] = unique.count
        unique.append(JSONValue.Member(name, value))
      }
    }
    return unique
  }
}
