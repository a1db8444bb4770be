import AWSRuntime
import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import Testing

@Suite("Operations with an idempotency token")
struct IdempotencyTokenTests {
  private static let lost = TransportError(
    .reset, "connection lost", requestMayHaveReachedServer: true)

  private func configuration(
    _ transport: StubTransport, _ wireProtocol: any WireProtocol
  ) -> CallConfiguration {
    var configuration = CallConfiguration.test(transport)
    configuration.wireProtocol = wireProtocol
    configuration.retry = StandardRetry(random: { 0 })
    configuration.monotonicClock = ManualClock()
    return configuration
  }

  @Test("A request that carries a token is sent again after an ambiguous failure")
  func repeats() async throws {
    let transport = StubTransport.repeatingLast([.failure(Self.lost), .status(500), .status(200)])
    let pipeline = CallPipeline(configuration(transport, FillingProtocol()))
    _ = try await pipeline.call(Order.self, input: OrderInput())
    #expect(transport.requests.count == 3)
  }

  @Test("Without a protocol that fills the token, the request is not sent again")
  func needsToken() async {
    let transport = StubTransport.repeatingLast([.failure(Self.lost), .status(200)])
    let pipeline = CallPipeline(configuration(transport, PlainProtocol()))
    let error = await #expect(throws: CallError.self) {
      try await pipeline.call(Order.self, input: OrderInput())
    }
    #expect(error?.retryEnd == .mayHaveExecuted)
    #expect(transport.requests.count == 1)
  }
}

private struct OrderInput: EncodableShape, StructureShape, ConstrainedShape {
  static let members = MemberTable(
    "OrderInput", [MemberSchema("ClientToken", isIdempotencyToken: true)])

  func encode(to writer: inout some ShapeWriter & ~Copyable) { writer.writeString("order") }

  func violations() -> [ConstraintViolation] { [] }
}

private enum Order: OperationShape {
  typealias Input = OrderInput
  typealias Output = Text

  static let name = "Order"
  static var service: ServiceShape { Echo.service }
  static let http = HTTPBinding(method: "POST", uri: "/order")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
}

/// The plain protocol, as if it wrote the token.
private struct FillingProtocol: WireProtocol {
  private let plain = PlainProtocol()

  var fillsIdempotencyTokens: Bool { true }

  func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    try plain.request(for: operation, input: input)
  }

  func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output {
    try plain.output(of: operation, from: response)
  }

  func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure {
    plain.failure(of: operation, from: response)
  }
}
