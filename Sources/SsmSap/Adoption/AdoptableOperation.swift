import AWSClient
import AWSShapes

/// An operation that starts something which can be found again.
protocol AdoptableOperation: OperationShape {
  /// The application that a call with this input concerns.
  static func applicationId(of input: Input) -> String

  /// The ids of the operations that a call has started, by its output.
  static func startedIds(in output: Output) -> [String]

  /// Looks up once what a call with this input may have started, and claims it.
  static func find(
    for input: Input, with finder: StartedOperationFinder
  ) async throws(CallError) -> Finding<Output>
}

extension AdoptableOperation {
  /// The subject of a call; `nil` for an input of another operation.
  static func subject(of input: some Sendable) -> OperationClaims.Subject? {
    (input as? Input).map {
      OperationClaims.Subject(operation: name, applicationId: applicationId(of: $0))
    }
  }

  /// The operations that a call has started; none for an output of another operation.
  static func startedIds(inAny output: some Sendable) -> [String] {
    (output as? Output).map { startedIds(in: $0) } ?? []
  }
}

/// The result of one lookup.
enum Finding<Output: Sendable>: Sendable {
  /// Everything that the call would have returned.
  case found(Output)
  /// A part of it; the rest may be listed later.
  case partial(Output)
  /// Nothing that this call has started.
  case nothing
  /// Something that another call of this client may have started: one in flight, whose end will
  /// tell, or one that failed.
  case contested(byCallInFlight: Bool)
}
