public import AWSShapes

/// The wire protocols awsJson1_0 and awsJson1_1: every operation is a `POST` to one path, named in
/// a header field, with a JSON document as its body.
///
/// Source: Smithy 2.0, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol".
public struct AWSJSON1: WireProtocol {
  /// Which of the two protocols; they differ in the media type.
  public struct Version: Sendable, Hashable {
    let contentType: WireHeader

    /// awsJson1_0.
    public static let v10 = Version(
      contentType: WireHeader("Content-Type", "application/x-amz-json-1.0"))

    /// awsJson1_1.
    public static let v11 = Version(
      contentType: WireHeader("Content-Type", "application/x-amz-json-1.1"))
  }

  private let version: Version
  private let codec: JSONCodec
  private let token: @Sendable () -> String

  /// The protocol with these parts.
  ///
  /// - Parameters:
  ///   - version: Which of the two protocols.
  ///   - limits: What may be read, and how much.
  ///   - idempotencyToken: Makes the tokens of operations that are sent without one; each must be
  ///     like no other, or two operations count as one.
  public init(
    _ version: Version,
    limits: JSONLimits = JSONLimits(),
    idempotencyToken: @escaping @Sendable () -> String = IdempotencyToken.random
  ) {
    self.version = version
    codec = JSONCodec(limits: limits, naming: .model)
    token = idempotencyToken
  }

  /// `true`.
  public var fillsIdempotencyTokens: Bool { true }

  /// The request that asks for the operation.
  ///
  /// - Throws: ``ShapeWritingError`` when the input holds a value that JSON cannot, or that the
  ///   name of the host cannot.
  public func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    var request = WireRequest(
      method: "POST", target: "/", headers: headers(for: operation), body: nil)
    let bindings = Operation.Input.members.bindings
    if bindings.hasHostLabels || bindings.idempotencyToken != nil {
      try writeMembers(of: operation, input, to: &request)
    } else {
      request.body = ByteStream(try codec.encode(input))
      if let prefix = Operation.hostPrefix {
        request.hostPrefix = try RequestParts().hostPrefix(prefix, Operation.Input.members)
      }
    }
    request.complete(for: operation)
    return request
  }

  /// For an input with members that are more than a part of the document.
  private func writeMembers<Operation: OperationShape>(
    of operation: Operation.Type, _ input: Operation.Input, to request: inout WireRequest
  ) throws(ShapeWritingError) {
    let members = Operation.Input.members
    var writer = RequestWriter(
      members, json: JSONWriter(layout: .compact, naming: codec.naming), bindsToHTTP: false,
      token: token)
    input.encode(to: &writer)
    let (parts, json) = try writer.finish()
    request.body = json.map { ByteStream($0) }
    if let prefix = Operation.hostPrefix {
      request.hostPrefix = try parts.hostPrefix(prefix, members)
    }
  }

  private func headers<Operation: OperationShape>(
    for operation: Operation.Type
  ) -> [WireHeader] {
    let service = Operation.service
    let headers = [
      version.contentType,
      WireHeader("X-Amz-Target", "\(service.name).\(Operation.name)"),
    ]
    return service.isQueryCompatible
      ? headers + [WireHeader("x-amzn-query-mode", "true")] : headers
  }

  /// The output that a response of success carries; a body that is empty is an empty document.
  ///
  /// - Throws: ``ShapeReadingError``, which names the member, when the response does not carry such
  ///   an output.
  public func output<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) throws(ShapeReadingError) -> Operation.Output {
    try codec.decodeDocument(Operation.Output.self, from: response)
  }

  /// The error that any other response carries.
  public func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure {
    let codec = codec
    return FailureReader(codec: codec).failure(of: operation, in: response) { type, response in
      try? codec.decodeDocument(type, from: response)
    }
  }
}
