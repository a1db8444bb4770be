import AWSJSON
import AWSShapes
import HTTPTypes

/// The parts of a request that hold the members of an input.
struct ServerRequest: Sendable {
  /// The most bytes that a body may have. AWS does not document the service's own limit (inferred).
  ///
  /// Fifty tags in the longest form of JSON have less than half of it. The violations of an empty
  /// structure take some hundred times its bytes, so with a larger limit one request could take a
  /// large part of the memory.
  static let maximumBodySize = 1 << 18

  private static let codec: JSONCodec = {
    var limits = JSONLimits()
    limits.size = maximumBodySize
    return JSONCodec(limits: limits)
  }()

  /// The values of the path's labels, percent-encoded.
  var labels: [PathLabels.Value]
  /// The query, percent-encoded.
  var query: String
  /// The header fields.
  var headers: HTTPFields
  /// The body.
  var body: [UInt8]
  /// How violations of constraints are reported.
  var wording = ConstraintWording.smithy

  /// Reads and checks the input of an operation.
  ///
  /// - Throws: `RequestEntityTooLargeException`, `UnsupportedMediaTypeException` or
  ///   `SerializationException` if the request cannot be read, and `ValidationException` if its input
  ///   violates the model's constraints.
  func input<Operation: OperationShape>(
    of operation: Operation.Type
  ) throws(LocalFailure) -> Operation.Input where Operation.Input: DecodableShape {
    guard body.count <= Self.maximumBodySize else {
      throw LocalFailure(
        413, "RequestEntityTooLargeException",
        "the body has more than \(Self.maximumBodySize) bytes")
    }
    if Operation.Input.members.bindings.hasRequestDocument { try checkContentType() }
    let (input, missing) = try read(Operation.Input.self)
    let violations = InputViolations.all(of: input, missing: missing)
    guard violations.isEmpty else {
      throw .validation(wording.message(violations, of: input))
    }
    return input
  }

  /// A body has to be JSON. One without a content type is taken for JSON (inferred).
  private func checkContentType() throws(LocalFailure) {
    guard body.isEmpty || headers.isJSON ?? true else {
      throw LocalFailure(
        415, "UnsupportedMediaTypeException", "the content type has to be application/json")
    }
  }

  private func read<Input: DecodableShape & StructureShape>(
    _ type: Input.Type
  ) throws(LocalFailure) -> (input: Input, missing: [ConstraintViolation]) {
    let fields = headers.map { WireHeader($0.name.rawName, $0.value) }
    let request = IncomingRequest(
      labels: try decodedLabels(), query: try decodedQuery(), headers: fields, body: body)
    do {
      return try Self.codec.decodeRequest(type, from: request)
    } catch {
      throw Self.unreadable("the request cannot be read: \(error)")
    }
  }

  private func decodedLabels() throws(LocalFailure) -> [IncomingRequest.Pair] {
    var decoded: [IncomingRequest.Pair] = []
    for (name, text) in labels {
      guard let value = PercentEncoding.decode(text.utf8) else {
        throw Self.unreadable("the path is not percent-encoded UTF-8")
      }
      decoded.append((name, value))
    }
    return decoded
  }

  private func decodedQuery() throws(LocalFailure) -> [IncomingRequest.Pair] {
    guard let parameters = IncomingRequest.parameters(of: query) else {
      throw Self.unreadable("the query is not percent-encoded UTF-8")
    }
    return parameters
  }

  private static func unreadable(_ message: String) -> LocalFailure {
    LocalFailure(400, "SerializationException", message)
  }
}
