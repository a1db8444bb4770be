public import AWSShapes

/// The wire protocol restJson1: members are in path, query, header fields and status code, or else
/// in a JSON document.
///
/// Source: Smithy 2.0, "AWS restJson1 protocol".
public struct RestJSON1: WireProtocol {
  private let codec: JSONCodec
  private let token: @Sendable () -> String

  private static let contentType = WireHeader("Content-Type", "application/json")

  /// Creates the protocol.
  ///
  /// - Parameters:
  ///   - limits: How much to accept in a response.
  ///   - idempotencyToken: Makes the token of an operation that is sent without one. Each token must
  ///     be unique, or the service takes two operations for one.
  public init(
    limits: JSONLimits = JSONLimits(),
    idempotencyToken: @escaping @Sendable () -> String = IdempotencyToken.random
  ) {
    codec = JSONCodec(limits: limits, naming: .jsonName, strictness: .lenient)
    token = idempotencyToken
  }

  /// `true`.
  public var fillsIdempotencyTokens: Bool { true }

  /// Returns the request for an operation.
  ///
  /// - Throws: `ShapeWritingError` if the input holds a value that cannot be sent at its location,
  ///   or lacks the value of a label.
  public func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    let members = Operation.Input.members
    var request: WireRequest
    if members.bindings.areBodyOnly, Operation.hostPrefix == nil {
      request = try documentRequest(for: operation, input, members)
    } else {
      request = try boundRequest(for: operation, input, members)
    }
    request.complete(for: operation)
    return request
  }

  /// Returns a request for an input whose members are all in the document.
  private func documentRequest<Operation: OperationShape>(
    for operation: Operation.Type, _ input: Operation.Input, _ members: MemberTable
  ) throws(ShapeWritingError) -> WireRequest {
    let http = Operation.http
    let hasDocument = members.bindings.hasRequestDocument
    return WireRequest(
      method: http.method, target: http.uri, headers: hasDocument ? [Self.contentType] : [],
      body: hasDocument ? ByteStream(try codec.encode(input)) : nil)
  }

  private func boundRequest<Operation: OperationShape>(
    for operation: Operation.Type, _ input: Operation.Input, _ members: MemberTable
  ) throws(ShapeWritingError) -> WireRequest {
    var writer = RequestWriter(members, codec: codec, bindsToHTTP: true, token: token)
    input.encode(to: &writer)
    let (parts, json) = try writer.finish()
    let http = Operation.http
    var request = WireRequest(
      method: http.method, target: try parts.target(http, members), headers: parts.headers.all,
      body: json.map { ByteStream($0) } ?? parts.payload?.body)
    if let prefix = Operation.hostPrefix {
      request.hostPrefix = try parts.labels.hostPrefix(prefix, members)
    }
    let contentType =
      json == nil
      ? parts.payload.map { WireHeader("Content-Type", $0.contentType) } : Self.contentType
    if let contentType { request.addIfAbsent(contentType) }
    return request
  }

  /// Reads the output from a successful response.
  ///
  /// A body without content, or of `null`, is an empty output. Forms of numbers and timestamps that
  /// services are known to send are accepted as ``JSONStrictness/lenient`` describes.
  ///
  /// - Throws: `ShapeReadingError`, which names the member, if the response does not hold such an
  ///   output.
  public func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output {
    try codec.decodeBound(Operation.Output.self, from: response)
  }

  /// Reads the error from a response that is not successful.
  public func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure {
    let codec = codec
    return FailureReader(codec: codec, nameOrder: .codeFirst).failure(of: operation, in: response) {
      type, response in
      try? codec.decodeBound(type, from: response)
    }
  }
}
