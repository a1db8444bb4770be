import AWSShapes

extension JSONReader {
  mutating func readDocument() throws(ShapeReadingError) -> Document {
    switch scanner.peek {
    case .quote: return .string(try readString())
    case .openBrace: return .map(try readMapOfDocuments())
    case .openBracket: return .list(try readListOfDocuments())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try readBool())
    case UInt8(ascii: "n"):
      guard try readNull() else { throw scanner.mismatch(expected: "a value") }
      return .null
    default: return .number(try readBigDecimal())
    }
  }

  private mutating func readListOfDocuments() throws(ShapeReadingError) -> [Document] {
    var list: [Document] = []
    try beginList()
    while try nextElement() { list.append(try readDocument()) }
    return list
  }

  private mutating func readMapOfDocuments() throws(ShapeReadingError) -> [String: Document] {
    var map: [String: Document] = [:]
    try beginMap()
    while let key = try nextKey() {
      let value = try readDocument()
      try add(value, for: key, to: &map)
    }
    return map
  }
}
