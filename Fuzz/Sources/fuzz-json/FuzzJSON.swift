import AWSJSON
import AWSShapes
import CFuzzer
import Foundation

/// Feeds bytes to the reader of JSON, as a document, as a shape of every kind and as what is
/// skipped.
///
/// Nothing may trap. What is read must be skipped and the other way around; what is written must
/// read back the same.
@main
struct FuzzJSON {
  static func main() {
    exit(
      fuzz(CommandLine.argc, CommandLine.unsafeArgv) { bytes, count in
        FuzzJSON.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  private static let codec = JSONCodec()
  private static let lenient = JSONCodec(strictness: .lenient)

  static func run(_ bytes: [UInt8]) {
    let isRead = (try? codec.decode(Probe.self, from: bytes)) != nil
    let isReadLeniently = (try? lenient.decode(Probe.self, from: bytes)) != nil
    if isRead, !isReadLeniently { fatalError("what is read strictly is not read leniently") }
    let isSkipped = (try? codec.decode(Skipping.self, from: bytes)) != nil
    let document: Document
    do {
      document = try codec.decode(Document.self, from: bytes)
    } catch {
      // Names that are canonically equivalent are JSON that no dictionary can hold.
      if isSkipped, error.kind != .mismatch { fatalError("what is skipped is not read: \(error)") }
      if error.offset > bytes.count { fatalError("an error behind the end: \(error)") }
      return
    }
    if !isSkipped { fatalError("what is read is not skipped") }
    for layout in [JSONLayout.compact, .indented] {
      guard let written = try? codec.encode(document, layout: layout),
        let readBack = try? codec.decode(Document.self, from: written)
      else { fatalError("what is written cannot be read") }
      if readBack != document { fatalError("what is written reads back as something else") }
    }
  }
}

/// Skips whatever there is.
private struct Skipping: DecodableShape {
  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.skipValue()
  }
}

/// Reads a value of every kind, and a list and a map of itself.
private struct Probe: DecodableShape {
  private static let members = MemberTable(
    "Probe",
    ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "LongerThanSixteenBytes"])

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      switch member {
      case 0: _ = try reader.readString()
      case 1: _ = try reader.readInteger(Int64.self)
      case 2: _ = try reader.readDouble()
      case 3: _ = try reader.readFloat()
      case 4: _ = try reader.readBigInteger()
      case 5: _ = try reader.readBlob()
      case 6: _ = try reader.readTimestamp(nil)
      case 7: _ = try reader.readTimestamp(.dateTime)
      case 8: _ = try reader.readTimestamp(.httpDate)
      case 9: _ = try reader.readList(of: Probe.self)
      case 10: _ = try reader.readMap(of: Probe.self)
      case 11: _ = try reader.readSparseStringMap()
      case 12: try Self.readUnion(&reader)
      default: _ = try reader.readBool()
      }
    }
  }

  private static func readUnion(
    _ reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    switch try reader.beginUnion(in: members) {
    case .known: _ = try Probe(from: &reader)
    case .unknown: _ = try reader.readDocument()
    }
    try reader.endUnion()
  }
}
