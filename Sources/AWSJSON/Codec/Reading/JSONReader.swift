import AWSShapes

/// Reads one JSON document by RFC 8259, without building a tree.
///
/// Of two members with the same name, the last one counts. A member that is null counts as absent.
struct JSONReader: ShapeReader, ~Copyable, ~Escapable {
  var scanner: JSONScanner
  private var depth = 0
  /// Whether nothing of the innermost structure, list or map has been read yet.
  private var isFirst = false
  private let depthLimit: Int
  private let naming: JSONNaming
  /// Whether forms that only a lenient codec accepts are tried after the strict one failed.
  let isLenient: Bool

  @_lifetime(copy bytes)
  init(
    _ bytes: Span<UInt8>, limits: JSONLimits, naming: JSONNaming = .jsonName,
    strictness: JSONStrictness = .strict
  ) throws(ShapeReadingError) {
    scanner = JSONScanner(bytes)
    depthLimit = limits.depth
    self.naming = naming
    isLenient = strictness.isLenient
    guard bytes.count <= limits.size else {
      throw ShapeReadingError(
        .limit, "the document has more than \(limits.size) bytes", offset: limits.size)
    }
    if isLenient { scanner.skipByteOrderMark() }
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

  /// Reads a name and its colon, and returns the member's index; `nil` for an unknown name.
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
    // Packed names are not found if there are escapes or white space before the colon, or if the
    // name has more than four words.
    let isPacked = token.content.count <= PackedNames.longestName
    if isPacked, !token.hasEscapes, scanner.peek == .colon {
      try scanner.validate(token)
      try scanner.skipColon()
      return nil
    }
    let text = try scanner.text(of: token)
    try scanner.skipColon()
    return names.index(of: text)
  }

  // MARK: Unions

  mutating func beginUnion(in table: MemberTable) throws(ShapeReadingError) -> UnionMember {
    let start = scanner.offset
    try begin(.openBrace, "a union")
    guard let name = try nextUnionMember() else {
      throw ShapeReadingError(.mismatch, "a union without a member", offset: start)
    }
    return naming.names(of: table).index(of: name).map(UnionMember.known) ?? .unknown(name)
  }

  mutating func endUnion() throws(ShapeReadingError) {
    let start = scanner.offset
    if try nextUnionMember() != nil {
      throw ShapeReadingError(.mismatch, "a union with more than one member", offset: start)
    }
  }

  /// Reads the name of the next member that is neither null nor the type that some services add.
  private mutating func nextUnionMember() throws(ShapeReadingError) -> String? {
    while let name = try nextKey() {
      if try readNull() { continue }
      guard name.hasSameBytes(as: "__type") else { return name }
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
    guard scanner.skip(opening) else { throw scanner.mismatch(expected: what) }
    depth &+= 1
    guard depth <= depthLimit else { throw scanner.tooDeep(depthLimit) }
    isFirst = true
  }

  /// Moves to the next member, element or entry, and returns whether there is one.
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

  func mismatch(_ reason: String) -> ShapeReadingError {
    scanner.error(.mismatch, reason)
  }

  mutating func skipValue() throws(ShapeReadingError) {
    try scanner.skipValue(depth: depth, limit: depthLimit)
  }

  // MARK: Maps of strings

  // Maps with room for the entries of most maps. Copying one at the first entry costs less than
  // making a new map, for which the standard library looks up a type at run time.
  private static let roomyMap: [String: String] = Dictionary(minimumCapacity: initialEntries)
  private static let roomySparseMap: [String: String?] = Dictionary(minimumCapacity: initialEntries)
  private static let initialEntries = 3

  mutating func readSparseStringMap() throws(ShapeReadingError) -> [String: String?] {
    var map: [String: String?] = [:]
    try beginMap()
    while let key = try nextKey() {
      if map.isEmpty { map = Self.roomySparseMap }
      let value = try readNull() ? nil : readString()
      try add(value, for: key, to: &map)
    }
    return map
  }

  mutating func readStringMap() throws(ShapeReadingError) -> [String: String] {
    var map: [String: String] = [:]
    try beginMap()
    while let key = try nextKey() {
      if try readNull() { continue }
      if map.isEmpty { map = Self.roomyMap }
      let value = try readString()
      try add(value, for: key, to: &map)
    }
    return map
  }
}
