import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A shape with a member of every kind.
struct Everything: EncodableShape, DecodableShape, Equatable {
  var long: Int64?
  var float: Float?
  var double: Double?
  var bigInteger: BigInteger?
  var bigDecimal: BigDecimal?
  var blob: [UInt8]?
  var epochTime: Date?
  var dateTime: Date?
  var httpTime: Date?
  var document: Document?
  var colour: Colour?
  var level: Level?
  var choice: Choice?
  var names: [String]?
  var sparseNames: [String?]?
  var labels: [String: String]?
  var sparseLabels: [String: String?]?
  var grid: [[Int16]]?
  var byName: [String: Everything]?
  var maybes: [Everything?]?
  var text: String?

  static let members = MemberTable(
    "Everything",
    [
      "Long", "Float", "Double", "BigInteger", "BigDecimal", "Blob", "EpochTime", "DateTime",
      "HttpTime", "Document", "Colour", "Level", "Choice", "Names", "SparseNames", "Labels",
      "SparseLabels", "Grid", "ByName", "Maybes", "TextWithANameThatIsLongerThanSixteenBytes",
    ])

  init() {}

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      switch member {
      case 0: long = try reader.readInteger(Int64.self)
      case 1: float = try reader.readFloat()
      case 2: double = try reader.readDouble()
      case 3: bigInteger = try reader.readBigInteger()
      case 4: bigDecimal = try reader.readBigDecimal()
      case 5: blob = try reader.readBlob()
      case 6: epochTime = try reader.readTimestamp(.epochSeconds)
      case 7: dateTime = try reader.readTimestamp(.dateTime)
      case 8: httpTime = try reader.readTimestamp(.httpDate)
      case 9: document = try reader.readDocument()
      case 10: colour = try Colour(from: &reader)
      case 11: level = try Level(from: &reader)
      case 12: choice = try Choice(from: &reader)
      case 13: names = try reader.readStringList()
      case 14: sparseNames = try reader.readSparseStringList()
      case 15: labels = try reader.readStringMap()
      case 16: sparseLabels = try reader.readSparseStringMap()
      case 17: grid = try Self.readGrid(&reader)
      case 18: byName = try reader.readMap(of: Everything.self)
      case 19: maybes = try reader.readSparseList(of: Everything.self)
      default: text = try reader.readString()
      }
    }
  }

  private static func readGrid(
    _ reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> [[Int16]] {
    try reader.readList { (reader) throws(ShapeReadingError) in
      try reader.readList { (reader) throws(ShapeReadingError) in
        try reader.readInteger(Int16.self)
      }
    }
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let members = Self.members
    writer.beginStructure()
    if let long {
      writer.member(0, of: members)
      writer.writeInteger(long)
    }
    if let float {
      writer.member(1, of: members)
      writer.writeFloat(float)
    }
    if let double {
      writer.member(2, of: members)
      writer.writeDouble(double)
    }
    if let bigInteger {
      writer.member(3, of: members)
      writer.writeBigInteger(bigInteger)
    }
    if let bigDecimal {
      writer.member(4, of: members)
      writer.writeBigDecimal(bigDecimal)
    }
    if let blob {
      writer.member(5, of: members)
      writer.writeBlob(blob)
    }
    encodeTimes(to: &writer)
    encodeShapes(to: &writer)
    encodeContainers(to: &writer)
    if let text {
      writer.member(20, of: members)
      writer.writeString(text)
    }
    writer.endStructure()
  }

  private func encodeTimes(to writer: inout some ShapeWriter & ~Copyable) {
    if let epochTime {
      writer.member(6, of: Self.members)
      writer.writeTimestamp(epochTime, .epochSeconds)
    }
    if let dateTime {
      writer.member(7, of: Self.members)
      writer.writeTimestamp(dateTime, .dateTime)
    }
    if let httpTime {
      writer.member(8, of: Self.members)
      writer.writeTimestamp(httpTime, .httpDate)
    }
  }

  private func encodeShapes(to writer: inout some ShapeWriter & ~Copyable) {
    if let document {
      writer.member(9, of: Self.members)
      writer.writeDocument(document)
    }
    if let colour {
      writer.member(10, of: Self.members)
      colour.encode(to: &writer)
    }
    if let level {
      writer.member(11, of: Self.members)
      level.encode(to: &writer)
    }
    if let choice {
      writer.member(12, of: Self.members)
      choice.encode(to: &writer)
    }
  }

  private func encodeContainers(to writer: inout some ShapeWriter & ~Copyable) {
    if let names {
      writer.member(13, of: Self.members)
      writer.writeStringList(names)
    }
    if let sparseNames {
      writer.member(14, of: Self.members)
      writer.writeSparseStringList(sparseNames)
    }
    if let labels {
      writer.member(15, of: Self.members)
      writer.writeStringMap(labels)
    }
    if let sparseLabels {
      writer.member(16, of: Self.members)
      writer.writeSparseStringMap(sparseLabels)
    }
    if let grid {
      writer.member(17, of: Self.members)
      writer.writeList(grid) { $0.writeList($1) { $0.writeInteger($1) } }
    }
    if let byName {
      writer.member(18, of: Self.members)
      writer.writeMap(of: byName)
    }
    if let maybes {
      writer.member(19, of: Self.members)
      writer.writeSparseList(of: maybes)
    }
  }
}

struct Colour: StringEnum {
  let rawValue: String
  init(rawValue: String) { self.rawValue = rawValue }
}

struct Level: IntegerEnum {
  let rawValue: Int32
  init(rawValue: Int32) { self.rawValue = rawValue }
}

/// A union.
enum Choice: EncodableShape, DecodableShape, Equatable {
  case text(String)
  indirect case nested(Everything)
  case unknown(String, Document)

  static let members = MemberTable("Choice", ["text", "nested"])

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    switch try reader.beginUnion(in: Self.members) {
    case .known(0): self = .text(try reader.readString())
    case .known: self = .nested(try Everything(from: &reader))
    case .unknown(let name): self = .unknown(name, try reader.readDocument())
    }
    try reader.endUnion()
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    switch self {
    case .text(let text):
      writer.beginStructure()
      writer.member(0, of: Self.members)
      writer.writeString(text)
      writer.endStructure()
    case .nested(let shape):
      writer.beginStructure()
      writer.member(1, of: Self.members)
      shape.encode(to: &writer)
      writer.endStructure()
    case .unknown(let name, let value):
      writer.writeUnknownUnion(name, value)
    }
  }
}
