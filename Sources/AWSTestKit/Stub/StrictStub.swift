public import AWSRuntime
public import AWSShapes
import Synchronization

/// Answers calls without a network, and accepts only those that are expected, in their order.
///
/// ```swift
/// let stub = StrictStub()
/// stub.expect(
///   GetOperation.self, GetOperationInput(operationId: id),
///   .output(GetOperationOutput(operation: Operation(id: id, status: .success))))
/// try await codeUnderTest(SsmSapClient(stub))
/// try stub.verify()
/// ```
///
/// A call that is not the next one expected, or has another input, fails with a `CallError` of the
/// kind ``AWSRuntime/CallError/Kind-swift.struct/stub``. Code under test may hide that error, so
/// ``verify()`` reports it once more, and with it what was expected and did not come.
///
/// Waits that go by the stub's ``poller`` take no time: their pauses are in ``clock``.
///
/// It may be called from many tasks; calls of the same moment come in any order, so expect one
/// after another only where the code makes them so.
public final class StrictStub: OperationCaller {
  private struct State {
    var expectations: [any StubExpectation] = []
    var next = 0
    var calls = 0
    var problems: [String] = []
  }

  private let state = Mutex(State())

  /// The clock of waits: it does not wait.
  public let clock = VirtualClock()

  /// Waits by ``clock``, always for the shortest time.
  public let poller: Poller

  /// A stub that expects nothing yet.
  public init() {
    poller = Poller(clock: clock, random: { 0 })
  }

  /// Expects a call with exactly this input, after those that are expected already.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - input: The input; every member has to be the same.
  ///   - reply: What the call is answered with.
  public func expect<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ reply: StubReply<Operation.Output>,
    file: String = #fileID, line: Int = #line
  ) where Operation.Input: Equatable {
    append(
      OperationExpectation<Operation>(place: "\(file):\(line)", reply: reply) { actual in
        actual == input ? nil : MemberDifference.describe(expected: input, actual: actual)
      })
  }

  /// Expects a call with an input of some kind, after those that are expected already.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - accepts: Whether the input is as it should be.
  ///   - reply: What the call is answered with.
  public func expect<Operation: OperationShape>(
    _ operation: Operation.Type, where accepts: @escaping @Sendable (Operation.Input) -> Bool,
    _ reply: StubReply<Operation.Output>, file: String = #fileID, line: Int = #line
  ) {
    append(
      OperationExpectation<Operation>(place: "\(file):\(line)", reply: reply) { actual in
        accepts(actual) ? nil : "its input is not accepted: \(actual)"
      })
  }

  private func append(_ expectation: any StubExpectation) {
    state.withLock { $0.expectations.append(expectation) }
  }

  /// Answers as expected.
  ///
  /// - Throws: The error that is the reply, or one of the kind
  ///   ``AWSRuntime/CallError/Kind-swift.struct/stub`` for a call that is not expected.
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

  /// Takes the next expectation if the call is of its operation, whatever its input.
  private static func take<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, from state: inout State
  ) throws(CallError) -> StubReply<Operation.Output> {
    func refusal(_ why: String) -> CallError {
      CallError(
        .stub, operation: Operation.name,
        message: "call \(state.calls) to the stub, \(Operation.name): \(why)")
    }
    guard state.next < state.expectations.count else {
      throw refusal("no more calls are expected")
    }
    let next = state.expectations[state.next]
    guard let expectation = next as? OperationExpectation<Operation> else {
      throw refusal("\(next.operationName) is expected next, at \(next.place)")
    }
    state.next += 1
    if let objection = expectation.objection(input) {
      throw refusal("\(objection); expected at \(expectation.place)")
    }
    return expectation.reply
  }

  /// Checks that every expected call has come and no other.
  ///
  /// - Throws: ``StubFailure`` with every difference.
  public func verify() throws(StubFailure) {
    let problems = state.withLock { state in
      let missing = state.expectations.dropFirst(state.next).map { expectation in
        "\(expectation.operationName) was expected at \(expectation.place), but was not called"
      }
      return state.problems + missing
    }
    guard problems.isEmpty else { throw StubFailure(problems: problems) }
  }

  /// Runs code against a new stub and checks at its end that the calls were as expected.
  ///
  /// - Throws: What the code throws; else ``StubFailure``.
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
  /// A stub does not expect the call.
  public static let stub = CallError.Kind(rawValue: "stub")
}
