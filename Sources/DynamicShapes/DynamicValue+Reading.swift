public import AWSShapes

extension DynamicModel {
  /// Reads a value of a shape.
  ///
  /// - Parameters:
  ///   - type: The shape.
  ///   - format: A timestamp format that takes precedence over that of the shape.
  ///   - reader: The reader.
  /// - Throws: ``ShapeReadingError`` if the next value is not of the shape.
  public func read(
    _ type: DynamicType, format: TimestampFormat? = nil,
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> DynamicValue {
    switch type {
    case .boolean: return .boolean(try reader.readBool())
    case .string: return .string(try reader.readString())
    case .blob: return .blob(try reader.readBlob())
    // The streams of test vectors are in memory.
    case .stream: return .blob(try reader.readByteStream().bytes ?? [])
    case .integer(let range): return .integer(try reader.readInteger(in: range))
    case .float: return .float(try reader.readFloat())
    case .double: return .double(try reader.readDouble())
    case .bigInteger: return .bigInteger(try reader.readBigInteger())
    case .bigDecimal: return .bigDecimal(try reader.readBigDecimal())
    case .timestamp(let own): return .timestamp(try reader.readTimestamp(format ?? own))
    case .document: return .document(try reader.readDocument())
    case .list(let target, let isSparse):
      return .list(try readList(self.type(target), isSparse, &reader))
    case .map(let target, let isSparse):
      return .map(try readMap(self.type(target), isSparse, &reader))
    case .structure(let structure): return .structure(try read(structure, from: &reader))
    case .union(let structure): return try readUnion(structure, &reader)
    }
  }

  private func readList(
    _ type: DynamicType, _ isSparse: Bool,
    _ reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> [DynamicValue] {
    var list: [DynamicValue] = []
    try reader.beginList()
    while try reader.nextElement() {
      if !type.isDocument, try reader.readNull() {
        if isSparse { list.append(.null) }
      } else {
        list.append(try read(type, from: &reader))
      }
    }
    return list
  }

  private func readMap(
    _ type: DynamicType, _ isSparse: Bool,
    _ reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> [String: DynamicValue] {
    var map: [String: DynamicValue] = [:]
    try reader.beginMap()
    while let key = try reader.nextKey() {
      if !type.isDocument, try reader.readNull() {
        if isSparse { map[key] = .null }
      } else {
        map[key] = try read(type, from: &reader)
      }
    }
    return map
  }

  /// Reads a structure, and fills in absent members as a client does.
  func read(
    _ structure: DynamicStructure, from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> [String: DynamicValue] {
    var values: [String: DynamicValue] = [:]
    var cursor = MemberCursor()
    try reader.beginStructure()
    while let index = try reader.nextMember(in: structure.table, at: &cursor) {
      let member = structure.members[index]
      values[member.schema.name] = try read(
        type(member.target), format: member.timestampFormat, from: &reader)
    }
    correct(&values, of: structure)
    return values
  }

  private func readUnion(
    _ union: DynamicStructure, _ reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> DynamicValue {
    let value: DynamicValue
    switch try reader.beginUnion(in: union.table) {
    case .known(let index):
      let member = union.members[index]
      value = .union(
        member.schema.name,
        try read(type(member.target), format: member.timestampFormat, from: &reader))
    case .unknown(let name):
      value = .union(name, .document(try reader.readDocument()))
    }
    try reader.endUnion()
    return value
  }
}

extension DynamicType {
  var isDocument: Bool {
    if case .document = self { true } else { false }
  }
}
