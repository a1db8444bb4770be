import AWSShapes

/// A wire protocol whose documents are the bare text: no JSON is needed to test the pipeline.
struct PlainProtocol: WireProtocol {
  func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    var writer = PlainWriter()
    input.encode(to: &writer)
    var request = WireRequest(
      method: Operation.http.method, target: Operation.http.uri,
      headers: [WireHeader("Content-Type", "text/plain")],
      body: writer.stream ?? ByteStream(Array(writer.text.utf8)))
    request.isUnsignedPayload = Operation.isUnsignedPayload
    request.isSignedInChunks = Operation.isSignedInChunks
    request.checksums = Operation.requestChecksums
    return request
  }

  func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output {
    var reader = PlainReader(
      text: String(decoding: response.body.bytes ?? [], as: UTF8.self), stream: response.body)
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
