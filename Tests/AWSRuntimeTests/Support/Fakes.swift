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

/// An operation that changes something each time.
enum Change: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Change"
  static let service = Echo.service
  static let http = HTTPBinding(method: "POST", uri: "/change")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
}

/// An operation whose body the signature leaves out.
enum Upload: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Upload"
  static let service = Echo.service
  static let http = HTTPBinding(method: "PUT", uri: "/upload")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
  static let isUnsignedPayload = true
}

/// A wire protocol whose documents are the bare text: no JSON is needed to test the pipeline.
struct PlainProtocol: WireProtocol {
  func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    var writer = PlainWriter()
    input.encode(to: &writer)
    var request = WireRequest(
      method: Operation.http.method, target: Operation.http.uri,
      headers: [WireHeader("Content-Type", "text/plain")], body: ByteStream(Array(writer.text.utf8))
    )
    request.isUnsignedPayload = Operation.isUnsignedPayload
    return request
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

/// Answers with what it was given, the last answer again and again, and keeps the requests.
final class FakeTransport: HTTPTransport {
  enum Answer: Sendable, CustomStringConvertible {
    case status(Int, [String: String] = [:], body: String = "ok")
    case failure(TransportError)

    var description: String {
      switch self {
      case .status(let status, let headers, _): "\(status) \(headers)"
      case .failure(let error): "\(error.code)"
      }
    }
  }

  private struct State {
    var answers: [Answer]
    var requests: [HTTPRequest] = []
    var timeouts: [Duration] = []
  }

  private let state: Mutex<State>

  init(_ answers: [Answer]) { state = Mutex(State(answers: answers)) }

  convenience init(_ failure: TransportError) { self.init([.failure(failure)]) }

  convenience init(status: Int = 200, headers: [String: String] = [:], body: String) {
    self.init([.status(status, headers, body: body)])
  }

  var sent: [HTTPRequest] { state.withLock { $0.requests } }

  var timeouts: [Duration] { state.withLock { $0.timeouts } }

  /// The values of a header, request by request.
  func values(_ name: String) -> [String] {
    sent.compactMap { request in HTTPField.Name(name).flatMap { request.headerFields[$0] } }
  }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let answer = state.withLock { state in
      state.requests.append(request)
      state.timeouts.append(options.timeout)
      return state.answers.count > 1 ? state.answers.removeFirst() : state.answers.first
    }
    switch answer {
    case .failure(let error): throw error
    case .status(let status, let headers, let body):
      var head = HTTPResponse(status: .init(code: status))
      for (name, value) in headers {
        if let name = HTTPField.Name(name) { head.headerFields[name] = value }
      }
      return TransportResponse(head: head, body: ResponseBody(Array(body.utf8)))
    case nil:
      throw TransportError(.closed, "no answer is left", requestMayHaveReachedServer: false)
    }
  }
}

/// A clock that stands still.
struct FixedClock: WallClock {
  var date = Date(timeIntervalSince1970: 1_440_938_160)

  func now() -> Date { date }
}

/// A clock that moves when it is told to, or when something waits. Whoever waits for long waits
/// until cancelled: that is how a time-out looks that is not reached.
final class ManualClock: MonotonicClock, WallClock {
  private let isCancelled: Bool
  private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

  private let long: Duration

  init(isCancelled: Bool = false, long: Duration = .seconds(3600)) {
    self.isCancelled = isCancelled
    self.long = long
  }

  var sleeps: [Duration] { state.withLock { $0.sleeps } }

  func set(_ now: Duration) { state.withLock { $0.now = now } }

  func now() -> Duration { state.withLock { $0.now } }

  func now() -> Date {
    FixedClock().now().addingTimeInterval(state.withLock { $0.now } / .seconds(1))
  }

  func sleep(for duration: Duration) async throws {
    if isCancelled { throw CancellationError() }
    if duration >= long { return try await Task.sleep(for: .seconds(3600)) }
    state.withLock { state in
      state.now += duration
      state.sleeps.append(duration)
    }
  }
}

extension CallConfiguration {
  /// Everything that is needed to call over a transport.
  static func test(_ transport: FakeTransport) -> CallConfiguration {
    var configuration = CallConfiguration(
      wireProtocol: PlainProtocol(), transport: transport, region: StaticRegion("eu-central-1"),
      endpoint: RegionalEndpoint(),
      credentials: StaticCredentials(Credentials(accessKeyID: "AKID", secretAccessKey: "s3cret")),
      userAgent: UserAgent("tests/1"))
    configuration.clock = FixedClock()
    return configuration
  }
}

/// Finds none.
struct NoCredentials: CredentialsProvider {
  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    throw CredentialsError("no credentials here")
  }
}

/// Finds none.
struct NoRegion: RegionProvider {
  func region() async throws(RegionError) -> String {
    throw RegionError("no region here")
  }
}

/// Signs by naming what it was given.
struct NamingSigner: RequestSigner {
  func sign(
    _ request: inout HTTPRequest, payload: Payload, with context: SigningContext
  ) throws {
    request.headerFields[.authorization] =
      "\(context.credentials.accessKeyID) \(context.region) \(context.service) "
      + "\(Self.name(payload)) \(Int(context.date.timeIntervalSince1970))"
  }

  private static func name(_ payload: Payload) -> String {
    switch payload {
    case .bytes(let bytes): "\(bytes.count)"
    case .unsigned: "unsigned"
    case .sha256, .streaming: "other"
    }
  }
}
