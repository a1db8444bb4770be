// For generated code: writing containers. Maps are written in the order of their keys, so that equal
// values are equal documents. Lists are read through a span, which copies less than an iterator.

extension ShapeWriter where Self: ~Copyable {
  /// Writes an integer.
  @inlinable
  public mutating func writeInteger(_ value: some FixedWidthInteger) {
    if let value = Int64(exactly: value) { return writeInteger(value) }
    writeBigInteger(BigInteger(value))
  }

  // MARK: Lists

  /// Writes a list with a closure that writes an element.
  @inlinable
  public mutating func writeList<Element>(
    _ list: [Element], _ writeElement: (inout Self, Element) -> Void
  ) {
    beginList()
    let elements = list.span
    for index in elements.indices {
      element()
      writeElement(&self, elements[index])
    }
    endList()
  }

  /// Writes a list in which elements may be null, with a closure that writes any other element.
  @inlinable
  public mutating func writeSparseList<Element>(
    _ list: [Element?], _ writeElement: (inout Self, Element) -> Void
  ) {
    beginList()
    for value in list {
      element()
      if let value { writeElement(&self, value) } else { writeNull() }
    }
    endList()
  }

  /// Writes a list of shapes.
  @inlinable
  public mutating func writeList(of shapes: [some EncodableShape]) {
    beginList()
    let elements = shapes.span
    for index in elements.indices {
      element()
      elements[index].encode(to: &self)
    }
    endList()
  }

  /// Writes a list of shapes in which elements may be null.
  @inlinable
  public mutating func writeSparseList(of shapes: [(some EncodableShape)?]) {
    beginList()
    for shape in shapes {
      element()
      if let shape { shape.encode(to: &self) } else { writeNull() }
    }
    endList()
  }

  /// Writes a list of strings.
  public mutating func writeStringList(_ list: [String]) {
    beginList()
    let elements = list.span
    for index in elements.indices {
      element()
      writeString(elements[index])
    }
    endList()
  }

  /// Writes a list of strings in which an element may be null.
  public mutating func writeSparseStringList(_ list: [String?]) {
    beginList()
    for value in list {
      element()
      if let value { writeString(value) } else { writeNull() }
    }
    endList()
  }

  // MARK: Maps

  /// Writes a map with a closure that writes a value, in the order of the keys.
  @inlinable
  public mutating func writeMap<Value>(
    _ map: [String: Value], _ writeEntry: (inout Self, Value) -> Void
  ) {
    beginMap()
    let order = KeyOrder(map)
    for place in 0..<map.count {
      let (entryKey, value) = map[order[place]]
      key(entryKey)
      writeEntry(&self, value)
    }
    endMap()
  }

  /// Writes a map in which values may be null, with a closure that writes any other value, in the
  /// order of the keys.
  @inlinable
  public mutating func writeSparseMap<Value>(
    _ map: [String: Value?], _ writeEntry: (inout Self, Value) -> Void
  ) {
    beginMap()
    let order = KeyOrder(map)
    for place in 0..<map.count {
      let (entryKey, value) = map[order[place]]
      key(entryKey)
      if let value { writeEntry(&self, value) } else { writeNull() }
    }
    endMap()
  }

  /// Writes a map of shapes, in the order of the keys.
  @inlinable
  public mutating func writeMap(of shapes: [String: some EncodableShape]) {
    beginMap()
    let order = KeyOrder(shapes)
    for place in 0..<shapes.count {
      let (entryKey, shape) = shapes[order[place]]
      key(entryKey)
      shape.encode(to: &self)
    }
    endMap()
  }

  /// Writes a map of shapes in which values may be null, in the order of the keys.
  @inlinable
  public mutating func writeSparseMap(of shapes: [String: (some EncodableShape)?]) {
    beginMap()
    let order = KeyOrder(shapes)
    for place in 0..<shapes.count {
      let (entryKey, shape) = shapes[order[place]]
      key(entryKey)
      if let shape { shape.encode(to: &self) } else { writeNull() }
    }
    endMap()
  }

  /// Writes a map of strings, in the order of the keys.
  public mutating func writeStringMap(_ map: [String: String]) {
    beginMap()
    let order = KeyOrder(map)
    for place in 0..<map.count {
      let (entryKey, value) = map[order[place]]
      key(entryKey)
      writeString(value)
    }
    endMap()
  }

  /// Writes a map of strings in which values may be null, in the order of the keys.
  public mutating func writeSparseStringMap(_ map: [String: String?]) {
    beginMap()
    let order = KeyOrder(map)
    for place in 0..<map.count {
      let (entryKey, value) = map[order[place]]
      key(entryKey)
      if let value { writeString(value) } else { writeNull() }
    }
    endMap()
  }

  // MARK: Documents

  /// Writes a value of any kind, with maps in the order of their keys.
  public mutating func writeDocument(_ value: Document) {
    switch value {
    case .null: writeNull()
    case .bool(let value): writeBool(value)
    case .number(let value): writeBigDecimal(value)
    case .string(let value): writeString(value)
    case .list(let list): writeList(list) { $0.writeDocument($1) }
    case .map(let map): writeMap(map) { $0.writeDocument($1) }
    }
  }

  /// Writes a union's member that is not in the model, as it was read.
  public mutating func writeUnknownUnion(_ name: String, _ value: Document) {
    beginMap()
    key(name)
    writeDocument(value)
    endMap()
  }
}
