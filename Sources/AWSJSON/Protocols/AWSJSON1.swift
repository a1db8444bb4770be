public import AWSShapes

/// The wire protocols awsJson1_0 and awsJson1_1: every operation is a `POST` to the same path with a
/// JSON document as its body, and a header field names the operation.
///
/// Source: Smithy 2.0, "AWS JSON 1.0 protocol" and "AWS JSON 1.1 protocol".
public struct AWSJSON1: WireProtocol {
  /// A version of the protocol; the versions differ in the media type.
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

  /// Creates the protocol.
  ///
  /// - Parameters:
  ///   - version: The version of the protocol.
  ///   - limits: How much to accept in a response.
  ///   - idempotencyToken: Makes the token of an operation that is sent without one. Each token must
  ///     be unique, or the service takes two operations for one.
  public init(
    _ version: Version,
    limits: JSONLimits = JSONLimits(),
    idempotencyToken: @escaping @Sendable () -> String = IdempotencyToken.random
  ) {
    self.version = version
    codec = JSONCodec(limits: limits, naming: .model, strictness: .lenient)
    token = idempotencyToken
  }

  /// `true`.
  public var fillsIdempotencyTokens: Bool { true }

  /// Returns the request for an operation.
  ///
  /// - Throws: `ShapeWritingError` if the input holds a value that JSON or the host name cannot
  ///   represent.
  public func request<Operation: OperationShape>(
    for operation: Operation.Type, input: Operation.Input
  ) throws(ShapeWritingError) -> WireRequest {
    var request = WireRequest(
      method: "POST", target: "/", headers: headers(for: operation), body: nil)
    let bindings = Operation.Input.members.bindings
    if bindings.hasHostLabels || bindings.idempotencyToken != nil || bindings.eventStream != nil {
      try writeMembers(of: operation, input, to: &request)
    } else {
      request.body = ByteStream(try codec.encode(input))
      if let prefix = Operation.hostPrefix {
        request.hostPrefix = try RequestLabels().hostPrefix(prefix, Operation.Input.members)
      }
    }
    request.complete(for: operation)
    return request
  }

  /// Writes an input with members that have a role beside the document.
  private func writeMembers<Operation: OperationShape>(
    of operation: Operation.Type, _ input: Operation.Input, to request: inout WireRequest
  ) throws(ShapeWritingError) {
    let members = Operation.Input.members
    var writer = RequestWriter(members, codec: codec, bindsToHTTP: false, token: token)
    input.encode(to: &writer)
    let (parts, json) = try writer.finish()
    if let events = parts.payload {
      request.body = ByteStream(InitialRequest(document: json ?? [], events: events.body))
    } else {
      request.body = json.map { ByteStream($0) }
    }
    if let prefix = Operation.hostPrefix {
      request.hostPrefix = try parts.labels.hostPrefix(prefix, members)
    }
  }

  private func headers<Operation: OperationShape>(
    for operation: Operation.Type
  ) -> [WireHeader] {
    let service = Operation.service
    let isEventStream = Operation.Input.members.bindings.eventStream != nil
    let headers = [
      isEventStream ? WireHeader("Content-Type", EventMessage.contentType) : version.contentType,
      WireHeader("X-Amz-Target", "\(service.name).\(Operation.name)"),
    ]
    return service.isQueryCompatible
      ? headers + [WireHeader("x-amzn-query-mode", "true")] : headers
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
    guard Operation.Output.members.bindings.eventStream == nil else {
      return try codec.decodeBound(Operation.Output.self, from: response)
    }
    return try codec.decodeDocument(Operation.Output.self, from: response)
  }

  /// Reads the error from a response that is not successful.
  public func failure<Operation: OperationShape>(
    of operation: Operation.Type, from response: WireResponse
  ) -> WireFailure {
    let codec = codec
    return FailureReader(codec: codec, nameOrder: .typeFirst).failure(of: operation, in: response) {
      type, response in
      try? codec.decodeDocument(type, from: response)
    }
  }
}
