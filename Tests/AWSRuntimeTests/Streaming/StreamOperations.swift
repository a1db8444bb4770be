import AWSShapes

/// A shape whose one member is a stream.
struct Stream: EncodableShape, DecodableShape, StructureShape, ConstrainedShape {
  static let members = MemberTable(
    "Stream", [MemberSchema("stream", location: .payload, target: .stream)])

  var stream: ByteStream

  init(_ stream: ByteStream) { self.stream = stream }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    stream = try reader.readByteStream()
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) { writer.writeByteStream(stream) }

  func violations() -> [ConstraintViolation] { [] }
}

/// An operation that sends a stream.
protocol PutOperation: OperationShape where Input == Stream, Output == Text {}

extension PutOperation {
  static var name: String { "Put" }
  static var service: ServiceShape { Echo.service }
  static var http: HTTPBinding { HTTPBinding(method: "PUT", uri: "/put") }
  static var errors: [any ErrorShape.Type] { [] }
  static var isReadOnly: Bool { false }
  static var isIdempotent: Bool { true }
}

/// The signature covers the stream.
enum Put: PutOperation {}

/// The signature leaves the stream out.
enum PutUnsigned: PutOperation {
  static let isUnsignedPayload = true
}

/// Each chunk of the stream is signed.
enum PutChunks: PutOperation {
  static let isSignedInChunks = true
}

/// The stream needs checksums.
enum PutChecked: PutOperation {
  static let requestChecksums = [
    RequestChecksum.contentMD5, RequestChecksum(header: "x-tree", algorithm: .sha256Tree),
  ]
}

/// An operation that receives a stream.
enum Get: OperationShape {
  typealias Input = Text
  typealias Output = Stream

  static let name = "Get"
  static let service = Echo.service
  static let http = HTTPBinding(method: "GET", uri: "/get")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true
}
