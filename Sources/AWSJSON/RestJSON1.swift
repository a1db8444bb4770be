public import AWSShapes

/// The wire protocol restJson1, for operations whose input is the JSON body alone.
///
/// Source: Smithy 2.0, "AWS restJson1 protocol".
public struct RestJSON1: WireProtocol {
  private let codec: JSONCodec

  /// The protocol over a codec.
  public init(codec: JSONCodec = JSONCodec()) {
    self.codec = codec
  }

  /// The request that asks for the operation.
  public func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    WireRequest(
      method: Operation.http.method,
      target: Operation.http.uri,
      headers: [WireHeader("Content-Type", "application/json")],
      body: ByteStream(try codec.encode(input)))
  }

  /// The output that a response of success carries.
  public func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output {
    try codec.decode(Operation.Output.self, from: response.body.bytes ?? [])
  }

  /// The error that any other response carries.
  public func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure {
    JSONFailure(codec: codec).failure(in: response, modeled: Operation.errors)
  }
}
