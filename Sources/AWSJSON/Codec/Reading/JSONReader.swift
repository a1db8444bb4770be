import AWSShapes

/// Reads one JSON document, strictly by RFC 8259, without building a tree.
///
/// The last of two members of one name counts; one that is null counts as absent.
struct JSONReader: ShapeReader, ~Copyable, ~Escapable {
  var scanner: JSONScanner
  private var depth = 0
  /// Whether nothing of the innermost structure, list or map has been read yet.
  private var isFirst = false
  private let depthLimit: Int
  private let naming: JSONNaming

  @_lifetime(copy bytes)
  init(
    _ bytes: Span<UInt8>, limits: JSONLimits, naming: JSONNaming = .jsonName
  ) throws(ShapeReadingError) {
    scanner = JSONScanner(bytes)
    depthLimit = limits.depth
    self.naming = naming
    guard bytes.count <= limits.size else {
      throw ShapeReadingError(.limit, "more than \(limits.size) bytes", offset: limits.size)
    }
    scanner.skipWhiteSpace()
  }

  /// Checks that nothing but white space is left.
  mutating func finish() throws(ShapeReadingError) {
    scanner.skipWhiteSpace()
    guard scanner.isAtEnd else {
      throw scanner.error(.malformed, "unexpected text after the document")
    }
  }

  // MARK: Structures

  mutating func beginStructure() throws(ShapeReadingError) {
    try begin(.openBrace, "a structure")
  }

  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? {
    while try next(closing: .closeBrace) {
      let index = try readMemberName(in: table, expected: cursor.expected)
      if try readNull() { continue }
      guard let index else {
        try skipValue()
        continue
      }
      cursor.expected = index &+ 1
      return index
    }
    return nil
  }

  /// Reads name and colon; nil for a name that is not among the members'.
  @inline(__always)
  private mutating func readMemberName(
    in table: MemberTable, expected: Int
  ) throws(ShapeReadingError) -> Int? {
    if expected < table.count, scanner.skip(naming.names(of: table).packed.names[expected]) {
      scanner.skipWhiteSpace()
      return expected
    }
    return try findMemberName(in: naming.names(of: table))
  }

  @inline(never)
  private mutating func findMemberName(
    in names: MemberNames
  ) throws(ShapeReadingError) -> Int? {
    for index in names.packed.names.indices where scanner.skip(names.packed.names[index]) {
      scanner.skipWhiteSpace()
      return index
    }
    let token = try scanner.scanName()
    // The packed names do not fit where there are escapes or white space before the colon, nor
    // for names of more than four words.
    let isPacked = token.content.count <= PackedNames.longestName
    if isPacked, !token.hasEscapes, scanner.peek == .colon {
      try scanner.validate(token)
      try scanner.skipColon()
      return nil
    }
    let text = try scanner.text(of: token)
    try scanner.skipColon()
    return names.texts.firstIndex(of: text)
  }

  // MARK: Unions

  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember {
    let start = scanner.offset
    try begin(.openBrace, "a union")
    guard let name = try nextUnionMember() else {
      throw ShapeReadingError(.mismatch, "a union without a member", offset: start)
    }
    return naming.names(of: table).texts.firstIndex(of: name).map(UnionMember.known)
      ?? .unknown(name)
  }

  mutating func endUnion() throws(ShapeReadingError) {
    let start = scanner.offset
    if try nextUnionMember() != nil {
      throw ShapeReadingError(.mismatch, "a union with more than one member", offset: start)
    }
  }

  /// The name of the next member that is not null and not the type that some services add.
  private mutating func nextUnionMember() throws(ShapeReadingError) -> String? {
    while let name = try nextKey() {
      if try readNull() { continue }
      guard name == "__type" else { return name }
      try skipValue()
    }
    return nil
  }

  // MARK: Lists and maps

  mutating func beginList() throws(ShapeReadingError) {
    try begin(.openBracket, "a list")
  }

  mutating func nextElement() throws(ShapeReadingError) -> Bool {
    try next(closing: .closeBracket)
  }

  mutating func beginMap() throws(ShapeReadingError) {
    try begin(.openBrace, "a map")
  }

  mutating func nextKey() throws(ShapeReadingError) -> String? {
    guard try next(closing: .closeBrace) else { return nil }
    let key = try scanner.text(of: scanner.scanName())
    try scanner.skipColon()
    return key
  }

  @inline(__always)
  private mutating func begin(
    _ opening: UInt8, _ what: StaticString
  ) throws(ShapeReadingError) {
    guard scanner.skip(opening) else { throw scanner.mismatch(expected: "\(what)") }
    depth &+= 1
    guard depth <= depthLimit else { throw scanner.tooDeep(depthLimit) }
    isFirst = true
  }

  /// Whether there is another member, element or entry, at which the scanner then stands.
  @inline(__always)
  private mutating func next(closing: UInt8) throws(ShapeReadingError) -> Bool {
    scanner.skipWhiteSpace()
    let byte = scanner.peek
    if byte == closing {
      scanner.drop(1)
      depth &-= 1
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
      return true
    }
    guard byte == .comma else { throw scanner.malformed(expected: "a comma or the end") }
    scanner.drop(1)
    scanner.skipWhiteSpace()
    return true
  }

  mutating func skipValue() throws(ShapeReadingError) {
    try scanner.skipValue(depth: depth, limit: depthLimit)
  }

  // MARK: Maps of strings

  // Maps with room for most maps' entries. The copy that the first entry makes costs less than a new
  // map, for which the standard library looks up a type at run time.
  private static let roomyMap: [String: String] = Dictionary(minimumCapacity: initialEntries)
  private static let roomySparseMap: [String: String?] = Dictionary(minimumCapacity: initialEntries)
  private static let initialEntries = 3

  mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?] {
    var map: [String: String?] = [:]
    try beginMap()
    while let key = try nextKey() {
      if map.isEmpty { map = Self.roomySparseMap }
      map.updateValue(try readNull() ? nil : readString(), forKey: key)
    }
    return map
  }

  mutating func readStringMap() throws(ShapeReadingError) -> [String: String] {
    var map: [String: String] = [:]
    try beginMap()
    while let key = try nextKey() {
      if try readNull() { continue }
      if map.isEmpty { map = Self.roomyMap }
      map[key] = try readString()
    }
    return map
  }
}
