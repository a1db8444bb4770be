import AWSJSON
import AWSShapes
import DynamicShapes
import Synchronization
import Testing

@Suite("Streams as payloads")
struct StreamTests {
  @Test("A stream passes through a request untouched: nobody asks it for a chunk")
  func passesRequestStream() async throws {
    let source = CountedChunks([[1, 2], [], [3]])
    let request = try restJSON.request(
      for: Upload.self, input: Upload.Shape(ByteStream(source)))
    let body = try #require(request.body)
    #expect(source.asked == 0)
    #expect(body.length == nil)
    #expect(body.bytes == nil)
    #expect(try await body.collect(upTo: 3) == [1, 2, 3])
  }

  @Test("A stream that must know its length does, or is refused")
  func demandsLength() throws {
    let known = ByteStream(CountedChunks([]), length: 7)
    #expect(
      try restJSON.request(for: SizedUpload.self, input: SizedUpload.Shape(known)).body?.length
        == 7)
    #expect(throws: ShapeWritingError.self) {
      _ = try restJSON.request(
        for: SizedUpload.self, input: SizedUpload.Shape(ByteStream(CountedChunks([]))))
    }
  }

  @Test("A stream passes through a response untouched")
  func passesResponseStream() async throws {
    let source = CountedChunks([[1], [2]])
    let response = WireResponse(status: 200, headers: [], body: ByteStream(source))
    let output = try restJSON.output(of: Upload.self, from: response)
    #expect(source.asked == 0)
    #expect(try await output.stream.collect(upTo: 10) == [1, 2])
  }

  @Test("A stream where a whole body is needed is an error")
  func refusesStreamedDocument() throws {
    let response = WireResponse(
      status: 200, headers: [], body: ByteStream(CountedChunks([[1]])))
    let scope = scope([member("a", "String")])
    #expect(throws: ShapeReadingError.self) { _ = try scope.output(response) }
    #expect(throws: ShapeReadingError.self) { _ = try scope.output(response, AWSJSON1(.v11)) }
  }

  @Test("A stream says whether it can be read again, and starts anew each time if it can")
  func replays() async throws {
    #expect(ByteStream([1]).isReplayable)
    #expect(!ByteStream(CountedChunks([[1]])).isReplayable)
    let stream = ByteStream(length: 2) { CountedChunks([[1], [2]]) }
    #expect(stream.isReplayable)
    for _ in 0..<2 { #expect(try await stream.collect(upTo: 2) == [1, 2]) }
  }

  @Test("The description of a stream shows no bytes")
  func hidesBytes() {
    var dumped = ""
    dump(ByteStream([201, 202]), to: &dumped)
    for text in ["\(ByteStream([201, 202]))", String(reflecting: ByteStream([201, 202])), dumped] {
      #expect(text.contains("2"))
      #expect(!text.contains("201"))
    }
    #expect(ByteStream(CountedChunks([])).description.contains("unknown length"))
  }

  @Test("Collecting stops at the limit")
  func limitsCollecting() async throws {
    let stream = ByteStream(CountedChunks([[1, 2], [3]]))
    await #expect(throws: ByteStreamError(limit: 2)) { _ = try await stream.collect(upTo: 2) }
    #expect(try await ByteStream([1]).collect(upTo: 1) == [1])
    await #expect(throws: ByteStreamError(limit: 0)) {
      _ = try await ByteStream([1]).collect(upTo: 0)
    }
  }
}

/// Gives chunks, and counts how often it is asked.
private final class CountedChunks: AsyncSequence, Sendable {
  typealias Failure = any Error

  private let chunks: [[UInt8]]
  private let count = Mutex(0)

  init(_ chunks: [[UInt8]]) { self.chunks = chunks }

  var asked: Int { count.withLock { $0 } }

  func makeAsyncIterator() -> Iterator { Iterator(source: self) }

  struct Iterator: AsyncIteratorProtocol {
    let source: CountedChunks
    var index = 0

    mutating func next() async throws -> [UInt8]? {
      source.count.withLock { $0 += 1 }
      defer { index += 1 }
      return index < source.chunks.count ? source.chunks[index] : nil
    }
  }
}

/// A structure whose one member is a stream.
private protocol StreamShape: EncodableShape, DecodableShape, StructureShape, ConstrainedShape {
  var stream: ByteStream { get }
  init(_ stream: ByteStream)
}

extension StreamShape {
  func encode(to writer: inout some ShapeWriter & ~Copyable) {
    writer.beginStructure()
    writer.member(0, of: Self.members)
    writer.writeByteStream(stream)
    writer.endStructure()
  }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    var stream = ByteStream.empty
    var cursor = MemberCursor()
    try reader.beginStructure()
    while try reader.nextMember(in: Self.members, at: &cursor) != nil {
      stream = try reader.readByteStream()
    }
    self.init(stream)
  }

  func violations() -> [ConstraintViolation] { [] }
}

private enum Upload: OperationShape {
  struct Shape: StreamShape {
    static let members = MemberTable(
      "Upload", [MemberSchema("stream", location: .payload, target: .stream)])
    let stream: ByteStream
    init(_ stream: ByteStream) { self.stream = stream }
  }

  typealias Input = Shape
  typealias Output = Shape
  static let name = "Upload"
  static let service = scope([]).service
  static let http = HTTPBinding(method: "PUT", uri: "/")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
}

private enum SizedUpload: OperationShape {
  struct Shape: StreamShape {
    static let members = MemberTable(
      "SizedUpload",
      [MemberSchema("stream", location: .payload, target: .stream, requiresLength: true)])
    let stream: ByteStream
    init(_ stream: ByteStream) { self.stream = stream }
  }

  typealias Input = Shape
  typealias Output = Shape
  static let name = "SizedUpload"
  static let service = scope([]).service
  static let http = HTTPBinding(method: "PUT", uri: "/")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
}
