import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A shape with a member of every kind that there is so far.
struct Sample: EncodableShape, DecodableShape, StructureShape, Equatable {
  var text: String?
  var flag: Bool?
  var small: Int8?
  var count: Int?
  var ratio: Double?
  var time: Date?
  var tags: [String: String?]?
  var children: [Sample]?

  static let members = MemberTable(
    "Sample", ["Text", "Flag", "Small", "Count", "Ratio", "Time", "Tags", "Children"])

  init() {}

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      switch member {
      case 0: text = try reader.readString()
      case 1: flag = try reader.readBool()
      case 2: small = try reader.readInteger(Int8.self)
      case 3: count = try reader.readInteger(Int.self)
      case 4: ratio = try reader.readDouble()
      case 5: time = try reader.readTimestamp(nil)
      case 6: tags = try reader.readSparseStringMap()
      default: children = try Self.readChildren(&reader)
      }
    }
  }

  private static func readChildren(
    _ reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) -> [Sample] {
    var children: [Sample] = []
    try reader.beginList()
    while try reader.nextElement() { children.append(try Sample(from: &reader)) }
    return children
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let members = Self.members
    writer.beginStructure()
    if let text {
      writer.member(0, of: members)
      writer.writeString(text)
    }
    if let flag {
      writer.member(1, of: members)
      writer.writeBool(flag)
    }
    if let small {
      writer.member(2, of: members)
      writer.writeInteger(small)
    }
    if let count {
      writer.member(3, of: members)
      writer.writeInteger(count)
    }
    if let ratio {
      writer.member(4, of: members)
      writer.writeDouble(ratio)
    }
    if let time {
      writer.member(5, of: members)
      writer.writeTimestamp(time, nil)
    }
    if let tags {
      writer.member(6, of: members)
      writer.writeSparseStringMap(tags)
    }
    if let children {
      writer.member(7, of: members)
      writer.beginList()
      for child in children {
        writer.element()
        child.encode(to: &writer)
      }
      writer.endList()
    }
    writer.endStructure()
  }
}
