import AWSShapes
import AWSTestKit
import ArgumentParser
import CommandSupport
import SsmSap
import SsmSapModels
import Synchronization
import Testing

@testable import ssm_sap

@Suite("Following operations", .timeLimit(.minutes(1)))
struct OperationFollowerTests {
  private let stub = StrictStub()

  /// Returns a follower whose view is that of a pipe.
  private func follower(
    _ arguments: [String] = [], clock: HeldClock = HeldClock(),
    signals: AsyncStream<Void> = AsyncStream { _ in }, caller: (any OperationCaller)? = nil,
    text: Text = Text()
  ) throws -> OperationFollower {
    let options = try ProgressOptions.parse(arguments)
    let isQuiet = options.quiet
    var follower = OperationFollower(
      client: SsmSapClient(calling: caller ?? stub), options: options)
    follower.surroundings = FollowSurroundings(
      clock: clock, now: { FollowSamples.date(100) },
      makeView: { isQuiet ? QuietProgress() as any ProgressView : PlainProgress() },
      write: { text.append($0) },
      catchSignals: { CaughtSignals(arrivals: { signals }, release: {}) })
    return follower
  }

  private func expect(
    _ operation: SsmSapModels.Operation, _ events: [OperationEvent] = [],
    id: String = FollowSamples.id
  ) {
    stub.expect(
      GetOperation.self, GetOperationInput(operationId: id),
      .output(GetOperationOutput(operation: operation)))
    stub.expect(
      ListOperationEvents.self, ListOperationEventsInput(operationId: id),
      .output(ListOperationEventsOutput(operationEvents: events)))
  }

  private func expectApplication() {
    stub.expect(
      GetApplication.self, GetApplicationInput(applicationId: FollowSamples.application),
      .output(GetApplicationOutput(application: Application(status: .activated))))
  }

  private func failure(
    _ body: () async throws -> Void
  ) async throws -> CommandFailure {
    do {
      try await body()
    } catch let error as CommandFailure {
      return error
    }
    throw Unfailed()
  }

  private struct Unfailed: Error {}

  // MARK: Ends

  @Test("A success is returned, and the last line says what was reached")
  func success() async throws {
    expect(
      FollowSamples.operation(.inprogress), [FollowSamples.event("a", .inProgress, after: 1)])
    expect(
      FollowSamples.operation(.success, after: 252),
      [
        FollowSamples.event("a", .completed, after: 252),
        FollowSamples.event("a", .inProgress, after: 1),
      ])
    expectApplication()
    let text = Text()
    let operations = try await follower(text: text).follow([FollowSamples.id])
    #expect(operations.map(\.status) == [.success])
    #expect(
      text.lines == [
        "22:13:20Z  INPROGRESS   START_APPLICATION of HANA-PRD",
        "22:13:21Z  IN_PROGRESS  Start a",
        "22:17:32Z  COMPLETED    Start a (4 min 11 s)",
        "22:17:32Z  SUCCESS      START_APPLICATION of HANA-PRD",
        "application HANA-PRD is ACTIVATED; START_APPLICATION took 4 min 12 s",
      ])
    try stub.verify()
  }

  @Test("Without permission to see the application, the last line names the operation")
  func closingWithoutApplication() async throws {
    expect(FollowSamples.operation(.success, after: 9))
    stub.expect(
      GetApplication.self, GetApplicationInput(applicationId: FollowSamples.application),
      .failure(CallError(.service, operation: "GetApplication", message: "denied")))
    let text = Text()
    _ = try await follower(text: text).follow([FollowSamples.id])
    #expect(text.lines.last == "START_APPLICATION of HANA-PRD took 9 s")
  }

  @Test("ERROR ends the wait at once, with the reasons of the failed events")
  func error() async throws {
    expect(
      FollowSamples.operation(.error, after: 12, message: "a did not start"),
      [FollowSamples.event("a", .failed, after: 11, message: "out of\u{1B}[2J memory")])
    let failure = try await failure { _ = try await follower().follow([FollowSamples.id]) }
    #expect(failure.status == .operationFailed)
    #expect(
      failure.message
        == "START_APPLICATION of HANA-PRD has ended in ERROR after 12 s: a did not start")
    #expect(failure.advice == ["failed: Start a: out of [2J memory"])
  }

  @Test("At the time limit the wait ends and says how to go on")
  func timeout() async throws {
    expect(FollowSamples.operation(.inprogress))
    let caller = PausingCaller(stub)
    let failure = try await failure {
      _ = try await follower(
        ["--timeout", "20m"], clock: HeldClock(ending: [.seconds(1200)]), caller: caller
      ).follow([FollowSamples.id])
    }
    #expect(failure.status == .waitTimeout)
    #expect(failure.message.hasPrefix("stopped waiting after 20 min; "))
    #expect(failure.advice.first?.hasPrefix("follow it with: ssm-sap watch ") == true)
  }

  @Test("A signal ends the wait, though a call is under way, and says how to go on")
  func interrupt() async throws {
    let (signals, continuation) = AsyncStream<Void>.makeStream()
    continuation.yield()
    let caller = StuckCaller()
    let failure = try await failure {
      _ = try await follower(signals: signals, caller: caller).follow([FollowSamples.id])
    }
    #expect(failure.status == .interrupted)
    #expect(failure.message == "interrupted; operation \(FollowSamples.id) goes on")
    #expect(failure.advice == ["follow it with: ssm-sap watch \(FollowSamples.id)"])
  }

  @Test("An unknown id fails as the call does, without advice to follow it")
  func unknown() async throws {
    var refusal = CallError(.service, operation: "GetOperation", message: "no such operation")
    refusal.code = "ValidationException"
    refusal.httpStatus = 400
    refusal.retryEnd = .permanent
    stub.expect(
      GetOperation.self, GetOperationInput(operationId: FollowSamples.id), .failure(refusal))
    let failure = try await failure { _ = try await follower().follow([FollowSamples.id]) }
    #expect(failure.status == .validation)
    #expect(failure.message.contains("no such operation"))
    #expect(!failure.advice.contains { $0.contains("watch") })
  }

  @Test("--quiet shows nothing of a success")
  func quiet() async throws {
    expect(FollowSamples.operation(.success, after: 9))
    let text = Text()
    _ = try await follower(["--quiet"], text: text).follow([FollowSamples.id])
    #expect(text.lines.isEmpty)
  }

  // MARK: Other work

  @Test("Configuration checks are followed to the end of all, and the last lines count findings")
  func checks() async throws {
    let check = ConfigurationCheckOperation(
      id: FollowSamples.id, applicationId: "A", status: .success,
      configurationCheckId: .sapCheck01, startTime: FollowSamples.start,
      endTime: FollowSamples.date(3), ruleStatusCounts: RuleStatusCounts(failed: 1, passed: 2))
    stub.expect(
      GetConfigurationCheckOperation.self,
      GetConfigurationCheckOperationInput(operationId: FollowSamples.id),
      .output(GetConfigurationCheckOperationOutput(configurationCheckOperation: check)))
    let text = Text()
    let checks = try await follower(text: text).follow(configurationChecks: [FollowSamples.id])
    #expect(checks.map(\.status) == [.success])
    #expect(text.lines.last == "SAP_CHECK_01 of A found 2 passed, 1 failed; it took 3 s")
  }

  @Test("A deregistration is followed until the service does not know the application any more")
  func deregistration() async throws {
    var gone = CallError(.service, operation: "GetApplication", message: "there is none")
    gone.code = "ValidationException"
    gone.httpStatus = 400
    gone.retryEnd = .permanent
    let deleting = GetApplicationOutput(application: Application(id: "A", status: .deleting))
    let input = GetApplicationInput(applicationId: "A")
    stub.expect(GetApplication.self, input, .output(deleting))
    stub.expect(GetApplication.self, input, .failure(gone))
    let text = Text()
    try await follower(text: text).follow(deregistrationOf: "A")
    #expect(text.lines.last == "application A is gone; its deregistration took 0 s")
    try stub.verify()
  }
}

/// What a follower has written.
private final class Text: Sendable {
  private let text = Mutex("")

  func append(_ more: String) { text.withLock { $0 += more } }

  var lines: [String] {
    text.withLock { $0 }.split(separator: "\n").map { String($0) }
  }
}

/// Answers as a stub does, but a wait of the client sleeps until it is cancelled.
private struct PausingCaller: OperationCaller {
  let stub: StrictStub

  init(_ stub: StrictStub) { self.stub = stub }

  var poller: Poller { Poller(clock: HeldClock()) }

  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    try await stub.call(operation, input: input)
  }
}

/// Never answers, not even when it is cancelled.
private struct StuckCaller: OperationCaller {
  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    _ = await Task.detached { try? await Task.sleep(for: .seconds(3600)) }.value
    throw CallError(.cancelled, operation: Operation.name, message: "cancelled")
  }
}
