import AWSRuntime
import AWSShapes
import AWSSigV4
import HTTPTransportAPI
import HTTPTypes
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A shape with one text.
struct Text: EncodableShape, DecodableShape, StructureShape, ConstrainedShape, Equatable {
  static let members = MemberTable("Text", ["text"])

  var text: String

  init(_ text: String) { self.text = text }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    text = try reader.readString()
  }

  func encode(to writer: inout some ShapeWriter & ~Copyable) { writer.writeString(text) }

  func violations() -> [ConstraintViolation] {
    text.isEmpty ? [ConstraintViolation("Text", "must not be empty")] : []
  }
}

enum Echo: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Echo"
  static let service = ServiceShape(
    name: "Echoes", sdkID: "Echoes", version: "2026-01-01", signingName: "echoes",
    endpointPrefix: "echo")
  static let http = HTTPBinding(method: "POST", uri: "/echo")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = true
}

/// A wire protocol whose documents are the bare text: no JSON is needed to test the pipeline.
struct PlainProtocol: WireProtocol {
  func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    var writer = PlainWriter()
    input.encode(to: &writer)
    return WireRequest(
      method: Operation.http.method, target: Operation.http.uri,
      headers: [WireHeader("Content-Type", "text/plain")], body: ByteStream(Array(writer.text.utf8))
    )
  }

  func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output {
    var reader = PlainReader(text: String(decoding: response.body.bytes ?? [], as: UTF8.self))
    return try Operation.Output(from: &reader)
  }

  func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure {
    WireFailure(
      code: response.header("x-code"),
      message: String(decoding: response.body.bytes ?? [], as: UTF8.self),
      modeled: nil)
  }
}

/// Writes one string; everything else is not needed here.
struct PlainWriter: ShapeWriter, ~Copyable {
  var text = ""

  mutating func beginStructure() {}
  mutating func member(_ index: Int, of table: MemberTable) {}
  mutating func endStructure() {}
  mutating func beginList() {}
  mutating func element() {}
  mutating func endList() {}
  mutating func beginMap() {}
  mutating func key(_ key: String) {}
  mutating func endMap() {}
  mutating func writeNull() {}
  mutating func writeString(_ value: String) { text = value }
  mutating func writeBool(_ value: Bool) {}
  mutating func writeInteger(_ value: Int64) {}
  mutating func writeFloat(_ value: Float) {}
  mutating func writeDouble(_ value: Double) {}
  mutating func writeBigInteger(_ value: BigInteger) {}
  mutating func writeBigDecimal(_ value: BigDecimal) {}
  mutating func writeBlob(_ value: [UInt8]) {}
  mutating func writeTimestamp(_ value: Date, _ format: TimestampFormat?) {}
}

/// Reads one string and refuses everything else.
struct PlainReader: ShapeReader, ~Copyable {
  let text: String

  private var refusal: ShapeReadingError {
    ShapeReadingError(.mismatch, "only a string is here", offset: 0)
  }

  mutating func beginStructure() throws(ShapeReadingError) { throw refusal }
  mutating func nextMember(
    in table: MemberTable, at cursor: inout MemberCursor
  ) throws(ShapeReadingError) -> Int? { throw refusal }
  mutating func beginUnion(
    in table: MemberTable
  ) throws(ShapeReadingError) -> UnionMember { throw refusal }
  mutating func endUnion() throws(ShapeReadingError) { throw refusal }
  mutating func beginList() throws(ShapeReadingError) { throw refusal }
  mutating func nextElement() throws(ShapeReadingError) -> Bool { throw refusal }
  mutating func beginMap() throws(ShapeReadingError) { throw refusal }
  mutating func nextKey() throws(ShapeReadingError) -> String? { throw refusal }
  mutating func readNull() throws(ShapeReadingError) -> Bool { false }
  mutating func skipValue() throws(ShapeReadingError) {}
  mutating func readBool() throws(ShapeReadingError) -> Bool { throw refusal }
  mutating func readDouble() throws(ShapeReadingError) -> Double { throw refusal }
  mutating func readFloat() throws(ShapeReadingError) -> Float { throw refusal }
  mutating func readInteger(in range: ClosedRange<Int64>) throws(ShapeReadingError) -> Int64 {
    throw refusal
  }
  mutating func readBigInteger() throws(ShapeReadingError) -> BigInteger { throw refusal }
  mutating func readBigDecimal() throws(ShapeReadingError) -> BigDecimal { throw refusal }
  mutating func readBlob() throws(ShapeReadingError) -> [UInt8] { throw refusal }
  mutating func readDocument() throws(ShapeReadingError) -> Document { throw refusal }
  mutating func readTimestamp(_ format: TimestampFormat?) throws(ShapeReadingError) -> Date {
    throw refusal
  }

  mutating func readString() throws(ShapeReadingError) -> String {
    guard text != "unreadable" else { throw refusal }
    return text
  }
}

/// Answers every request the same way, and keeps it.
final class FakeTransport: HTTPTransport {
  typealias Answer = Result<TransportResponse, TransportError>

  private let answer: Answer
  private let requests = Mutex<[HTTPRequest]>([])

  init(_ answer: Answer) { self.answer = answer }

  convenience init(status: Int = 200, headers: [String: String] = [:], body: String) {
    var head = HTTPResponse(status: .init(code: status))
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { head.headerFields[name] = value }
    }
    self.init(.success(TransportResponse(head: head, body: ResponseBody(Array(body.utf8)))))
  }

  var sent: [HTTPRequest] { requests.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    requests.withLock { $0.append(request) }
    return try answer.get()
  }
}

struct FixedClock: WallClock {
  var date = Date(timeIntervalSince1970: 1_440_938_160)

  func now() -> Date { date }
}

struct NoCredentials: CredentialsProvider {
  func credentials() async throws(CredentialsError) -> Credentials {
    throw CredentialsError("no credentials here")
  }
}

/// Signs by naming what it was given.
struct NamingSigner: RequestSigner {
  func sign(
    _ request: inout HTTPRequest, body: [UInt8], with context: SigningContext
  ) throws {
    request.headerFields[.authorization] =
      "\(context.credentials.accessKeyID) \(context.region) \(context.service) \(body.count) "
      + "\(Int(context.date.timeIntervalSince1970))"
  }
}
