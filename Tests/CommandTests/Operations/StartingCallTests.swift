import SsmSap
import Testing

@testable import ssm_sap

@Suite("Calls that start something", .timeLimit(.minutes(1)))
struct StartingCallTests {
  private func call(
    _ operation: String = "StartApplication", signals: AsyncStream<Void> = AsyncStream { _ in }
  ) -> StartingCall {
    var subject = CallSubject()
    subject.applicationID = "A"
    subject.options = ["--region", "eu-west-1"]
    return StartingCall(
      operation, of: subject, signals: CaughtSignals(arrivals: { signals }, release: {}))
  }

  private struct Refusal: Error {}

  /// A call that does not end, whether it is cancelled or not.
  @Sendable private static func stuck() async throws -> Int {
    await Task.detached { try? await Task.sleep(for: .seconds(3600)) }.value
    return 0
  }

  @Test("The result and the error of the call are passed on")
  func passesOn() async throws {
    #expect(try await call().run { 1 } == 1)
    await #expect(throws: Refusal.self) { try await call().run { throw Refusal() } }
  }

  @Test(
    "A signal during the call ends it at once, and says that it may have started something",
    arguments: [
      ("StartApplication", "list-operations"), ("UpdateApplicationSettings", "list-operations"),
      ("StartConfigurationChecks", "list-configuration-check-operations"),
      ("DeregisterApplication", "get-application"),
    ])
  func interruption(operation: String, listing: String) async throws {
    let (signals, continuation) = AsyncStream<Void>.makeStream()
    continuation.yield()
    let failure = try #require(
      await #expect(throws: CommandFailure.self) {
        try await call(operation, signals: signals).run(Self.stuck)
      })
    #expect(failure.status == .interrupted)
    #expect(failure.message == "interrupted; \(operation) may have started an operation")
    #expect(
      failure.advice == ["see with: ssm-sap \(listing) --application-id A --region eu-west-1"])
  }

  @Test("A cancelled task does not wait for the call")
  func cancellation() async throws {
    let call = call()
    let task = Task { try await call.run(Self.stuck) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
