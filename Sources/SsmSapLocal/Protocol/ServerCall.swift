import AWSShapes

/// A call of an operation whose input was read and satisfies the model's constraints.
struct ServerCall<Handler>: Sendable {
  /// The operation.
  let operation: any OperationShape.Type

  /// The input.
  let input: any EncodableShape

  private let perform: @Sendable (inout Handler) throws(LocalFailure) -> [UInt8]

  /// Creates a call that is carried out by a closure.
  init(
    operation: any OperationShape.Type, input: any EncodableShape,
    perform: @escaping @Sendable (inout Handler) throws(LocalFailure) -> [UInt8]
  ) {
    self.operation = operation
    self.input = input
    self.perform = perform
  }

  /// Calls the handler's method for the operation, and returns the body of the response.
  func run(on handler: inout Handler) throws(LocalFailure) -> [UInt8] {
    try perform(&handler)
  }
}
