public import AWSShapes

/// The wire protocol restJson1: documents are JSON, and members may stand in path, query, header
/// fields and status instead.
///
/// Source: Smithy 2.0, "AWS restJson1 protocol".
public struct RestJSON1: WireProtocol {
  private let codec: JSONCodec
  private let token: @Sendable () -> String

  private static let contentType = WireHeader("Content-Type", "application/json")

  /// The protocol with these parts.
  ///
  /// - Parameters:
  ///   - limits: What may be read, and how much.
  ///   - idempotencyToken: Makes the tokens of operations that are sent without one; each must be
  ///     like no other, or two operations count as one.
  public init(
    limits: JSONLimits = JSONLimits(),
    idempotencyToken: @escaping @Sendable () -> String = IdempotencyToken.random
  ) {
    codec = JSONCodec(limits: limits, naming: .jsonName)
    token = idempotencyToken
  }

  /// `true`.
  public var fillsIdempotencyTokens: Bool { true }

  /// The request that asks for the operation.
  ///
  /// - Throws: ``ShapeWritingError`` when the input holds a value that cannot be written where it
  ///   belongs, such as a label without a value.
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

  /// A request whose input is the document and nothing else.
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
    var writer = RequestWriter(
      members, json: JSONWriter(layout: .compact, naming: codec.naming), bindsToHTTP: true,
      token: token)
    input.encode(to: &writer)
    let (parts, json) = try writer.finish()
    let http = Operation.http
    var request = WireRequest(
      method: http.method, target: try parts.target(http, members), headers: parts.allHeaders(),
      body: json.map { ByteStream($0) } ?? parts.payload)
    if let prefix = Operation.hostPrefix {
      request.hostPrefix = try parts.hostPrefix(prefix, members)
    }
    let contentType =
      json == nil ? parts.contentType.map { WireHeader("Content-Type", $0) } : Self.contentType
    if let contentType { request.addIfAbsent(contentType) }
    return request
  }

  /// The output that a response of success carries.
  ///
  /// - Throws: ``ShapeReadingError``, which names the member, when the response does not carry such
  ///   an output.
  public func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output {
    try codec.decodeBound(Operation.Output.self, from: response)
  }

  /// The error that any other response carries.
  public func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure {
    let codec = codec
    return FailureReader(codec: codec).failure(of: operation, in: response) { type, response in
      try? codec.decodeBound(type, from: response)
    }
  }
}
