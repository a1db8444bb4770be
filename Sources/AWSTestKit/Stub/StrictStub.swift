public import AWSRuntime
public import AWSShapes
import Synchronization

/// A stub that returns prepared replies, and fails every call that the test does not expect.
///
/// ```swift
/// let stub = StrictStub()
/// stub.expect(
///   GetOperation.self, GetOperationInput(operationId: id),
///   .output(GetOperationOutput(operation: Operation(id: id, status: .success))))
/// try await codeUnderTest(SsmSapClient(calling: stub))
/// try stub.verify()
/// ```
///
/// Calls must arrive in the order in which they are expected. A call of another operation, or with
/// another input, fails with a `CallError` of the kind
/// `CallError.Kind.stub`. Since the code under test may swallow that error,
/// ``verify()`` reports it again, together with the expected calls that never arrived.
///
/// Waiters of a client over the stub take no time. Read the pauses they would have made from
/// ``clock``.
///
/// The stub can be called from many tasks. Concurrent calls arrive in any order, so expect a
/// particular order only where the code under test guarantees one.
public final class StrictStub: OperationCaller {
  private struct State {
    var expectations: [any StubExpectation] = []
    var next = 0
    var calls = 0
    var problems: [String] = []
  }

  private let state = Mutex(State())

  /// The clock that waiters use. Sleeping on it returns at once.
  public let clock = VirtualClock()

  /// A poller that uses ``clock`` and always picks the shortest pause.
  public let poller: Poller

  /// Creates a stub that expects no calls yet.
  public init() {
    poller = Poller(clock: clock, random: { 0 })
  }

  /// Expects a call with an equal input, after the calls that are already expected.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - input: The expected input.
  ///   - reply: The reply to the call.
  ///   - file: The file that failures name.
  ///   - line: The line that failures name.
  public func expect<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ reply: StubReply<Operation.Output>,
    file: String = #fileID, line: Int = #line
  ) where Operation.Input: Equatable {
    append(
      OperationExpectation<Operation>(place: "\(file):\(line)", reply: reply) { actual in
        actual == input ? nil : MemberDifference.describe(expected: input, actual: actual)
      })
  }

  /// Expects a call whose input satisfies a predicate, after the calls that are already expected.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - accepts: Returns whether the input is acceptable.
  ///   - reply: The reply to the call.
  ///   - file: The file that failures name.
  ///   - line: The line that failures name.
  public func expect<Operation: OperationShape>(
    _ operation: Operation.Type, where accepts: @escaping @Sendable (Operation.Input) -> Bool,
    _ reply: StubReply<Operation.Output>, file: String = #fileID, line: Int = #line
  ) {
    append(
      OperationExpectation<Operation>(place: "\(file):\(line)", reply: reply) { actual in
        accepts(actual) ? nil : "the predicate rejected its input: \(actual)"
      })
  }

  private func append(_ expectation: any StubExpectation) {
    state.withLock { $0.expectations.append(expectation) }
  }

  /// Returns the reply to the next expected call.
  ///
  /// - Throws: The error of the reply, or an error of the kind
  ///   `CallError.Kind.stub` if the call is not expected.
  public func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    let outcome = state.withLock { state -> Result<StubReply<Operation.Output>, CallError> in
      state.calls += 1
      do throws(CallError) {
        return .success(try Self.take(operation, input, from: &state))
      } catch {
        state.problems.append(error.message)
        return .failure(error)
      }
    }
    return try outcome.get().get(Operation.name)
  }

  /// Consumes the next expectation if it is for this operation, whatever the input.
  private static func take<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, from state: inout State
  ) throws(CallError) -> StubReply<Operation.Output> {
    func refusal(_ why: String) -> CallError {
      CallError(
        .stub, operation: Operation.name,
        message: "unexpected call \(state.calls) to the stub, \(Operation.name): \(why)")
    }
    guard state.next < state.expectations.count else {
      throw refusal("no further call is expected")
    }
    let next = state.expectations[state.next]
    guard let expectation = next as? OperationExpectation<Operation> else {
      throw refusal("the next expected call is \(next.operationName), at \(next.place)")
    }
    state.next += 1
    if let objection = expectation.objection(input) {
      throw refusal("\(objection); expected at \(expectation.place)")
    }
    return expectation.reply
  }

  /// Checks that every expected call arrived, and no other.
  ///
  /// - Throws: ``StubFailure``, which lists every difference.
  public func verify() throws(StubFailure) {
    let problems = state.withLock { state in
      let missing = state.expectations.dropFirst(state.next).map { expectation in
        "\(expectation.operationName) was expected at \(expectation.place) but never called"
      }
      return state.problems + missing
    }
    guard problems.isEmpty else { throw StubFailure(problems: problems) }
  }

  /// Runs code with a new stub, then checks that every expected call arrived, and no other.
  ///
  /// In the closure, call the code under test before `#expect`. The compiler does not count a `try`
  /// inside the macro, and takes a closure with no other `try` for one that does not throw.
  ///
  /// - Throws: The error of the code, or ``StubFailure``.
  public static func verifying<Result>(
    _ body: (StrictStub) async throws -> Result
  ) async throws -> Result {
    let stub = StrictStub()
    let result = try await body(stub)
    try stub.verify()
    return result
  }
}

extension CallError.Kind {
  /// A stub did not expect the call.
  public static let stub = CallError.Kind(rawValue: "stub")
}
