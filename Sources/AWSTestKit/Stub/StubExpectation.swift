import AWSRuntime
import AWSShapes

/// A call that a stub expects.
protocol StubExpectation: Sendable {
  /// The name of the operation.
  var operationName: String { get }

  /// The place in the test that expects the call.
  var place: String { get }
}

/// An expected call of one operation.
struct OperationExpectation<Operation: OperationShape>: StubExpectation {
  let place: String
  let reply: StubReply<Operation.Output>

  /// What is wrong with the input, or `nil` if it is acceptable.
  let objection: @Sendable (Operation.Input) -> String?

  var operationName: String { Operation.name }
}
