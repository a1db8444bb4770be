import AWSJSON
import AWSShapes
import Testing

@Suite("Names of members in JSON")
struct MemberNameTests {
  private let codec = JSONCodec()

  private func found(_ json: String) throws -> [Int] {
    try codec.decode(FoundNames.self, from: Array(json.utf8)).indexes
  }

  @Test("A name of any length is found, in the order of the model or not, and written the same")
  func findsEveryLength() throws {
    let names = FoundNames.names
    let inOrder = names.map { "\"\($0)\":1" }.joined(separator: ",")
    #expect(try found("{\(inOrder)}") == Array(names.indices))
    let backwards = names.reversed().map { "\"\($0)\" : 1" }.joined(separator: ", ")
    #expect(try found("{\(backwards)}") == names.indices.reversed())
    let all = FoundNames(indexes: Array(names.indices))
    #expect(String(decoding: try codec.encode(all), as: UTF8.self) == "{\(inOrder)}")
  }

  @Test("A name that differs in one byte is another", arguments: FoundNames.names.indices)
  func refusesNearNames(index: Int) throws {
    let name = Array(FoundNames.names[index].utf8)
    for place in name.indices {
      var other = name
      other[place] = UInt8(ascii: "!")
      #expect(try found("{\"\(String(decoding: other, as: UTF8.self))\":1}") == [])
    }
  }

  @Test("A name that goes on behind a member's, or ends before, is another")
  func refusesPrefixes() throws {
    for name in FoundNames.names {
      #expect(try found("{\"\(name)!\":1}") == [])
      #expect(try found("{\"!\(name)\":1}") == [])
    }
    #expect(try found("{\"\":1}") == [])
  }

  @Test("A name is found with escapes in it", arguments: FoundNames.names.indices)
  func findsEscaped(index: Int) throws {
    let name = FoundNames.names[index].utf8.map { "\\u00" + String($0, radix: 16) }.joined()
    #expect(try found("{\"\(name)\":1}") == [index])
  }
}

/// Which members were found; the members have names of every length up to 50.
private struct FoundNames: EncodableShape, DecodableShape {
  var indexes: [Int] = []

  static let names = (1...50).map { name(of: $0) }

  private static func name(of length: Int) -> String {
    let letters = (0..<length).map { UInt8(ascii: "a") + UInt8((length + $0 * 7) % 26) }
    return String(decoding: letters, as: UTF8.self)
  }

  private static let members = MemberTable("FoundNames", names)

  init(indexes: [Int]) { self.indexes = indexes }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: Self.members, at: &cursor) {
      indexes.append(member)
      try reader.skipValue()
    }
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    for index in indexes {
      writer.member(index, of: Self.members)
      writer.writeInteger(1)
    }
    writer.endStructure()
  }
}
