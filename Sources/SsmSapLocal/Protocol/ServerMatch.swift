import AWSShapes
import AWSSigV4
import HTTPTypes

/// The route of a request.
struct ServerMatch<Handler>: Sendable {
  private let route: ServerRoute<Handler>
  private let request: ServerRequest

  /// Creates the match of a request whose target was split.
  init(
    _ route: ServerRoute<Handler>, _ request: HTTPRequest, _ target: RequestTarget,
    labels: [PathLabels.Value]
  ) {
    self.route = route
    self.request = ServerRequest(
      labels: labels, query: target.query, headers: request.headerFields, body: [])
  }

  /// The operation: its name, whether it is read-only, and the errors that the model lists.
  var operation: any OperationShape.Type { route.operation }

  /// Reads and checks the input.
  ///
  /// - Parameters:
  ///   - body: The body of the request.
  ///   - wording: How violations of constraints are reported.
  /// - Throws: `SerializationException` if the request cannot be read, and `ValidationException` if
  ///   its input violates the model's constraints.
  func call(
    _ body: [UInt8], _ wording: ConstraintWording
  ) throws(LocalFailure) -> ServerCall<Handler> {
    var request = request
    request.body = body
    request.wording = wording
    return try route.call(request)
  }
}
