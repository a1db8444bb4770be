public import AWSShapes

extension DynamicModel {
  /// Writes a value of a shape.
  ///
  /// - Parameters:
  ///   - value: The value. A value of another shape is written by its own kind.
  ///   - type: The shape.
  ///   - format: A timestamp format that takes precedence over that of the shape.
  ///   - writer: The writer.
  public func write(
    _ value: DynamicValue, as type: DynamicType, format: TimestampFormat? = nil,
    to writer: inout some ShapeWriter & ~Copyable
  ) {
    switch value {
    case .null: writer.writeNull()
    case .boolean(let value): writer.writeBool(value)
    case .string(let value): writer.writeString(value)
    case .blob(let value):
      if case .stream = type {
        writer.writeByteStream(ByteStream(value))
      } else {
        writer.writeBlob(value)
      }
    case .integer(let value): writer.writeInteger(value)
    case .float(let value): writer.writeFloat(value)
    case .double(let value): writer.writeDouble(value)
    case .bigInteger(let value): writer.writeBigInteger(value)
    case .bigDecimal(let value): writer.writeBigDecimal(value)
    case .timestamp(let value): writer.writeTimestamp(value, format ?? type.timestampFormat)
    case .document(let value): writer.writeDocument(value)
    case .list(let values): write(values, type, to: &writer)
    case .map(let values): write(values, type, to: &writer)
    case .structure(let values): write(values, as: structure(of: type), to: &writer)
    case .union(let name, let value): write(name, value, as: structure(of: type), to: &writer)
    }
  }

  private func structure(of type: DynamicType) -> DynamicStructure {
    switch type {
    case .structure(let structure), .union(let structure): structure
    default: .unit
    }
  }

  private func write(
    _ values: [DynamicValue], _ type: DynamicType, to writer: inout some ShapeWriter & ~Copyable
  ) {
    guard case .list(let target, _) = type else { return writer.writeNull() }
    let elementType = self.type(target)
    writer.beginList()
    for value in values {
      writer.element()
      write(value, as: elementType, to: &writer)
    }
    writer.endList()
  }

  private func write(
    _ values: [String: DynamicValue], _ type: DynamicType,
    to writer: inout some ShapeWriter & ~Copyable
  ) {
    guard case .map(let target, _) = type else { return writer.writeNull() }
    let entryType = self.type(target)
    writer.beginMap()
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      writer.key(key)
      write(value, as: entryType, to: &writer)
    }
    writer.endMap()
  }

  /// Writes the members of a structure that have a value.
  func write(
    _ values: [String: DynamicValue], as structure: DynamicStructure,
    to writer: inout some ShapeWriter & ~Copyable
  ) {
    writer.beginStructure()
    for (index, member) in structure.members.enumerated() {
      guard let value = values[member.schema.name] else { continue }
      writer.member(index, of: structure.table)
      write(value, as: type(member.target), format: member.timestampFormat, to: &writer)
    }
    writer.endStructure()
  }

  private func write(
    _ name: String, _ value: DynamicValue, as union: DynamicStructure,
    to writer: inout some ShapeWriter & ~Copyable
  ) {
    if case .document(let document) = value, !union.table.names.contains(name) {
      return writer.writeUnknownUnion(name, document)
    }
    write([name: value], as: union, to: &writer)
  }
}

extension DynamicType {
  /// The timestamp format of the shape.
  var timestampFormat: TimestampFormat? {
    if case .timestamp(let format) = self { format } else { nil }
  }
}
