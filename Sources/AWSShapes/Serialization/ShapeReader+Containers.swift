// For generated code: reading containers.
//
// A null in a container that is not sparse is dropped, as the Smithy 2.0 specification requires of
// clients ("sparse trait"). Of two entries with the same key, the last one counts.

extension ShapeReader where Self: ~Copyable & ~Escapable {
  /// Reads an integer. One that the type cannot hold is an error.
  @inlinable
  public mutating func readInteger<Integer: FixedWidthInteger>(
    _ type: Integer.Type
  ) throws(ShapeReadingError) -> Integer {
    let range = Int64(clamping: Integer.min)...Int64(clamping: Integer.max)
    return Integer(truncatingIfNeeded: try readInteger(in: range))
  }

  // MARK: Lists

  /// Reads a list with a closure that reads an element, and drops null elements.
  @inlinable
  public mutating func readList<Element>(
    _ readElement: (inout Self) throws(ShapeReadingError) -> Element
  ) throws(ShapeReadingError) -> [Element] {
    var list: [Element] = []
    try beginList()
    while try nextElement() {
      if try readNull() { continue }
      list.append(try readElement(&self))
    }
    return list
  }

  /// Reads a list in which elements may be null, with a closure that reads any other element.
  @inlinable
  public mutating func readSparseList<Element>(
    _ readElement: (inout Self) throws(ShapeReadingError) -> Element
  ) throws(ShapeReadingError) -> [Element?] {
    var list: [Element?] = []
    try beginList()
    while try nextElement() {
      list.append(try readNull() ? nil : readElement(&self))
    }
    return list
  }

  /// Reads a list of shapes, and drops null elements.
  @inlinable
  public mutating func readList<Element: DecodableShape>(
    of type: Element.Type
  ) throws(ShapeReadingError) -> [Element] {
    var list: [Element] = []
    try beginList()
    while try nextElement() {
      if try readNull() { continue }
      list.append(try Element(from: &self))
    }
    return list
  }

  /// Reads a list of shapes in which elements may be null.
  @inlinable
  public mutating func readSparseList<Element: DecodableShape>(
    of type: Element.Type
  ) throws(ShapeReadingError) -> [Element?] {
    var list: [Element?] = []
    try beginList()
    while try nextElement() {
      list.append(try readNull() ? nil : Element(from: &self))
    }
    return list
  }

  /// Reads a list of strings, and drops null elements.
  public mutating func readStringList() throws(ShapeReadingError) -> [String] {
    var list: [String] = []
    try beginList()
    while try nextElement() {
      if try readNull() { continue }
      list.append(try readString())
    }
    return list
  }

  /// Reads a list of strings in which elements may be null.
  public mutating func readSparseStringList() throws(ShapeReadingError) -> [String?] {
    var list: [String?] = []
    try beginList()
    while try nextElement() {
      list.append(try readNull() ? nil : readString())
    }
    return list
  }

  // MARK: Maps

  /// Reads a map with a closure that reads a value, and drops entries that are null.
  @inlinable
  public mutating func readMap<Value>(
    _ readEntry: (inout Self) throws(ShapeReadingError) -> Value
  ) throws(ShapeReadingError) -> [String: Value] {
    var map: [String: Value] = [:]
    try beginMap()
    while let key = try nextKey() {
      if try readNull() { continue }
      let value = try readEntry(&self)
      try add(value, for: key, to: &map)
    }
    return map
  }

  /// Reads a map in which values may be null, with a closure that reads any other value.
  @inlinable
  public mutating func readSparseMap<Value>(
    _ readEntry: (inout Self) throws(ShapeReadingError) -> Value
  ) throws(ShapeReadingError) -> [String: Value?] {
    var map: [String: Value?] = [:]
    try beginMap()
    while let key = try nextKey() {
      let value = try readNull() ? nil : readEntry(&self)
      try add(value, for: key, to: &map)
    }
    return map
  }

  /// Reads a map of shapes, and drops entries that are null.
  @inlinable
  public mutating func readMap<Value: DecodableShape>(
    of type: Value.Type
  ) throws(ShapeReadingError) -> [String: Value] {
    var map: [String: Value] = [:]
    try beginMap()
    while let key = try nextKey() {
      if try readNull() { continue }
      let value = try Value(from: &self)
      try add(value, for: key, to: &map)
    }
    return map
  }

  /// Reads a map of shapes in which values may be null.
  @inlinable
  public mutating func readSparseMap<Value: DecodableShape>(
    of type: Value.Type
  ) throws(ShapeReadingError) -> [String: Value?] {
    var map: [String: Value?] = [:]
    try beginMap()
    while let key = try nextKey() {
      let value = try readNull() ? nil : Value(from: &self)
      try add(value, for: key, to: &map)
    }
    return map
  }

  /// Reads a map of strings, and drops entries that are null.
  public mutating func readStringMap() throws(ShapeReadingError) -> [String: String] {
    var map: [String: String] = [:]
    try beginMap()
    while let key = try nextKey() {
      if try readNull() { continue }
      let value = try readString()
      try add(value, for: key, to: &map)
    }
    return map
  }

  /// Reads a map of strings in which values may be null.
  public mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?] {
    var map: [String: String?] = [:]
    try beginMap()
    while let key = try nextKey() {
      let value = try readNull() ? nil : readString()
      try add(value, for: key, to: &map)
    }
    return map
  }
}
