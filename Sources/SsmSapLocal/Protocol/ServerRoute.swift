import AWSShapes

/// An operation of the service, and the handler's method for it.
struct ServerRoute<Handler>: Sendable {
  /// The operation: its name, whether it is read-only, its method and path, and the errors that the
  /// model lists.
  let operation: any OperationShape.Type

  /// Reads and checks the input of a request.
  let call: @Sendable (ServerRequest) throws(LocalFailure) -> ServerCall<Handler>

  /// Creates a route.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - method: Calls the handler's method for the operation.
  init<Operation: OperationShape>(
    _ operation: Operation.Type,
    _ method:
      @escaping @Sendable (inout Handler, Operation.Input) throws(LocalFailure) -> Operation.Output
  ) where Operation.Input: DecodableShape, Operation.Output: EncodableShape {
    self.operation = operation
    call = { request throws(LocalFailure) in
      let input = try request.input(of: Operation.self)
      return ServerCall(operation: operation, input: input) { handler throws(LocalFailure) in
        try OutputWriter.body(of: try method(&handler, input))
      }
    }
  }
}
