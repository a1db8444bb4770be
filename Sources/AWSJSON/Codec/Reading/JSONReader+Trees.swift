package import AWSShapes

/// A tree of JSON values of a caller's own type, which may keep the order of members.
package protocol JSONTree {
  /// Creates a null.
  static func ofNull() -> Self

  /// Creates a Boolean value.
  static func of(_ value: Bool) -> Self

  /// Creates a number.
  static func of(_ value: BigDecimal) -> Self

  /// Creates a string.
  static func of(_ value: String) -> Self

  /// Creates an array.
  static func of(_ elements: [Self]) -> Self

  /// Creates an object from its members in the order of the document, where a name may be repeated.
  static func of(_ members: [(name: String, value: Self)]) -> Self
}

extension JSONCodec {
  /// Reads a document as a tree.
  ///
  /// - Throws: ``ShapeReadingError`` with path and offset if the bytes are not JSON by RFC 8259 or
  ///   exceed the limits.
  package func decodeTree<Tree: JSONTree>(
    _ tree: Tree.Type, from bytes: [UInt8]
  ) throws(ShapeReadingError) -> Tree {
    let bytes = bytes.span
    do {
      var reader = try JSONReader(bytes, limits: limits, naming: naming, strictness: strictness)
      let value: Tree = try reader.readTree()
      try reader.finish()
      return value
    } catch {
      throw located(error, in: bytes)
    }
  }
}

extension JSONReader {
  fileprivate mutating func readTree<Tree: JSONTree>() throws(ShapeReadingError) -> Tree {
    switch scanner.peek {
    case .quote: return .of(try readString())
    case .openBrace: return try readObject()
    case .openBracket: return try readArray()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .of(try readBool())
    case UInt8(ascii: "n"):
      guard try readNull() else { throw scanner.mismatch(expected: "a value") }
      return .ofNull()
    default: return .of(try readBigDecimal())
    }
  }

  private mutating func readArray<Tree: JSONTree>() throws(ShapeReadingError) -> Tree {
    var elements: [Tree] = []
    try beginList()
    while try nextElement() { elements.append(try readTree()) }
    return .of(elements)
  }

  private mutating func readObject<Tree: JSONTree>() throws(ShapeReadingError) -> Tree {
    var members: [(name: String, value: Tree)] = []
    try beginMap()
    while let name = try nextKey() { members.append((name, try readTree())) }
    return .of(members)
  }
}
