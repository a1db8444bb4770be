import AWSJSON
import AWSShapes
import Testing

@Suite("JSON round trips")
struct RoundTripTests {
  private let codec = JSONCodec()

  @Test("Any shape reads back as it was written", arguments: 0..<100)
  func shapes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shape = random.everything(depth: 2)
    for layout in [JSONLayout.compact, .indented] {
      let written = try codec.encode(shape, layout: layout)
      #expect(try codec.decode(Everything.self, from: written) == shape)
    }
  }

  @Test("Any document reads back as it was written, numbers by their text", arguments: 0..<200)
  func documents(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let document = random.document(depth: 6)
    #expect(try codec.decode(Document.self, from: codec.encode(document)) == document)
  }

  @Test("What is cut anywhere is an error, and so is what stands behind a document")
  func cut() throws {
    var random = SeededGenerator(seed: 7)
    var shape = random.everything(depth: 1)
    shape.long = 1
    let whole = try codec.encode(shape)
    for length in 0..<whole.count {
      #expect(throws: ShapeReadingError.self) {
        try codec.decode(Everything.self, from: Array(whole[..<length]))
      }
    }
    #expect(throws: ShapeReadingError.self) {
      try codec.decode(Everything.self, from: whole + [UInt8(ascii: "x")])
    }
  }

  @Test("No byte that is changed makes the reader trap", arguments: 0..<30)
  func changed(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let whole = try codec.encode(random.everything(depth: 1))
    for _ in 0..<60 {
      var bytes = whole
      bytes[random.count(bytes.count - 1)] = UInt8(truncatingIfNeeded: random.next())
      guard let shape = try? codec.decode(Everything.self, from: bytes) else { continue }
      // What is accepted can be written again.
      _ = try codec.encode(shape)
    }
  }
}
