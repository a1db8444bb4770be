import AWSRuntime
import AWSShapes

/// One call that a stub expects.
protocol StubExpectation: Sendable {
  /// The name of the operation.
  var operationName: String { get }

  /// Where in the test the call is expected.
  var place: String { get }
}

/// A call of one operation that a stub expects.
struct OperationExpectation<Operation: OperationShape>: StubExpectation {
  let place: String
  let reply: StubReply<Operation.Output>

  /// What is wrong with an input; nil when it is as it should be.
  let objection: @Sendable (Operation.Input) -> String?

  var operationName: String { Operation.name }
}
