import AWSRuntime
import AWSShapes
import AWSTestKit
import GeneratedKiln
import Testing

@Suite("Generated waiters")
struct WaiterTests {
  private typealias Reply = StubReply<DescribeFiringOutput>

  private static let input = DescribeFiringInput(firingId: "f-1", pieces: 12)
  private static let gone = Reply.error(FiringNotFound())

  /// A client whose calls return these replies, and its stub.
  private func client(_ replies: [Reply]) -> (client: KilnClient, stub: StrictStub) {
    let stub = StrictStub()
    for reply in replies { stub.expect(DescribeFiring.self, Self.input, reply) }
    return (KilnClient(calling: stub), stub)
  }

  private static func firing(_ firing: Firing) -> Reply {
    .output(DescribeFiringOutput(firing: firing))
  }

  private static func status(_ status: FiringStatus) -> Reply { firing(Firing(status: status)) }

  private static func stages(_ stages: FiringStatus...) -> Reply {
    firing(Firing(stages: stages.map { Stage(status: $0) }))
  }

  private static func throttled() -> CallError {
    var error = CallError(.service, operation: "DescribeFiring", message: "Rate exceeded")
    error.code = "ThrottlingException"
    error.retryEnd = .attempts
    return error
  }

  // MARK: Results

  @Test("A string that is expected ends the wait, with the last output and the waiter's pauses")
  func waitsForString() async throws {
    let (client, stub) = client([
      Self.status(.heating), .error(KilnBusy()), .output(DescribeFiringOutput()),
      Self.status(.done),
    ])
    let result = try await client.waitUntilFiringDone(Self.input)
    try stub.verify()
    #expect(result.output?.firing?.status == .done)
    #expect(result.acceptor == #"Firing.Status is "DONE""#)
    #expect(result.polls == 4)
    #expect(stub.clock.sleeps == Array(repeating: .seconds(5), count: 3))
  }

  @Test("An error that is the goal ends the wait without an output")
  func waitsForError() async throws {
    let (client, stub) = client([Self.status(.done), Self.gone])
    let result = try await client.waitUntilFiringGone(Self.input)
    try stub.verify()
    #expect(result.output == nil)
    #expect(result.error?.code == "FiringNotFound")
  }

  @Test("Options replace the waiter's pauses, each on its own")
  func heedsOptions() async throws {
    let (client, stub) = client([Self.status(.heating), Self.status(.done)])
    var options = WaitOptions(timeout: .seconds(100))
    options.shortestDelay = .seconds(1)
    _ = try await client.waitUntilFiringDone(Self.input, options: options)
    #expect(stub.clock.sleeps == [.seconds(1)])
  }

  @Test("Throttling does not end a wait")
  func toleratesThrottling() async throws {
    let (client, stub) = client([.failure(Self.throttled()), Self.status(.done)])
    let result = try await client.waitUntilFiringDone(Self.input)
    try stub.verify()
    #expect(result.polls == 2)
  }

  /// A waiter, the replies that do not end it, and the reply that does.
  struct Goal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    fileprivate var others: [StubReply<DescribeFiringOutput>]
    fileprivate var goal: StubReply<DescribeFiringOutput>
    var wait: @Sendable (KilnClient, DescribeFiringInput) async throws(WaiterError) -> Int

    fileprivate init(
      _ name: String, not others: [StubReply<DescribeFiringOutput>],
      but goal: StubReply<DescribeFiringOutput>,
      _ wait:
        @escaping @Sendable (KilnClient, DescribeFiringInput) async throws(WaiterError) -> Int
    ) {
      testDescription = name
      self.others = others
      self.goal = goal
      self.wait = wait
    }
  }

  static let goals = [
    Goal(
      "a Boolean value", not: [firing(Firing()), firing(Firing(isReady: false))],
      but: firing(Firing(isReady: true))
    ) { client, input async throws(WaiterError) in
      try await client.waitUntilFiringReady(input).polls
    },
    Goal(
      "all strings, of which there is one at least",
      not: [firing(Firing()), stages(), stages(.done, .heating)], but: stages(.done, .done)
    ) { client, input async throws(WaiterError) in
      try await client.waitUntilStagesDone(input).polls
    },
    Goal(
      "any string of lists in a list",
      not: [firing(Firing()), firing(Firing(shelves: [["BOWL"], []]))],
      but: firing(Firing(shelves: [["BOWL"], ["CUP", "VASE"]]))
    ) { client, input async throws(WaiterError) in
      try await client.waitUntilVaseLoaded(input).polls
    },
    Goal(
      "the length of what a filter finds",
      not: [
        firing(Firing()), firing(Firing(stages: [Stage(status: .done, attempts: 2)])),
        firing(Firing(stages: [Stage(status: .heating, attempts: 1)])),
      ], but: firing(Firing(stages: [Stage(status: .done, attempts: 1)]))
    ) { client, input async throws(WaiterError) in
      try await client.waitUntilStagesSettled(input).polls
    },
    Goal(
      "a member of the input", not: [firing(Firing()), firing(Firing(pieces: 11))],
      but: firing(Firing(pieces: 12))
    ) { client, input async throws(WaiterError) in
      try await client.waitUntilPiecesCounted(input).polls
    },
    Goal(
      "the first element", not: [stages(), stages(.heating, .done)], but: stages(.done)
    ) { client, input async throws(WaiterError) in
      try await client.waitUntilFirstStageDone(input).polls
    },
    Goal(
      "a conjunction",
      not: [
        firing(Firing(status: .done, isReady: false, glaze: "g", labels: ["a": "b"])),
        firing(Firing(status: .heating, isReady: true, glaze: "g", labels: ["a": "b"])),
      ], but: firing(Firing(status: .done, isReady: true))
    ) { client, input async throws(WaiterError) in
      try await client.waitUntilCoolDown(input).polls
    },
  ]

  @Test("A wait ends when its expression holds, and not before", arguments: goals)
  func reaches(goal: Goal) async throws {
    let (client, stub) = client(goal.others + [goal.goal])
    let polls = try await goal.wait(client, Self.input)
    try stub.verify()
    #expect(polls == goal.others.count + 1)
  }

  @Test("Success and failure of the call can be goals themselves")
  func waitsForOutcome() async throws {
    let stub = StrictStub()
    var error = CallError(.service, operation: "Ping", message: "out of order")
    error.httpStatus = 400
    error.retryEnd = .permanent
    stub.expect(Ping.self, where: { _ in true }, .failure(error))
    stub.expect(Ping.self, where: { _ in true }, .output(.init()))
    stub.expect(Ping.self, where: { _ in true }, .failure(error))
    let client = KilnClient(calling: stub)
    #expect(try await client.waitUntilKilnResponds().polls == 2)
    #expect(try await client.waitUntilKilnFails().error?.message == "out of order")
    try stub.verify()
  }

  // MARK: Errors

  @Test("A failure names the operation, the waiter, the condition and the last state")
  func fails() async throws {
    let (client, _) = client([Self.status(.heating), Self.status(.cracked)])
    let error = await #expect(throws: WaiterError.self) {
      try await client.waitUntilFiringDone(Self.input)
    }
    #expect(error?.kind == .failed)
    #expect(error?.state == .failure)
    let output = error?.lastOutput as? DescribeFiringOutput
    #expect(output?.firing?.status == .cracked)
    #expect(
      error?.description
        == "DescribeFiring: the waiter FiringDone has failed after 2 polls; the last poll led to "
        + #"failure: Firing.Status is "CRACKED"; Firing.Status is "CRACKED""#)
  }

  @Test("A failure by a list and by another condition ends the wait")
  func failsByList() async throws {
    let (stages, _) = client([Self.stages(.done, .cracked)])
    let first = await #expect(throws: WaiterError.self) {
      try await stages.waitUntilStagesDone(Self.input)
    }
    #expect(first?.acceptor == #"some Firing.Stages[*].Status is "CRACKED""#)
    let (ready, _) = client([Self.status(.stopped)])
    let second = await #expect(throws: WaiterError.self) {
      try await ready.waitUntilFiringReady(Self.input)
    }
    #expect(second?.kind == .failed)
    let (cool, _) = client([Self.firing(Firing(labels: ["a": "b"]))])
    let third = await #expect(throws: WaiterError.self) {
      try await cool.waitUntilCoolDown(Self.input)
    }
    #expect(third?.kind == .failed)
  }

  @Test("A timeout names the last state, and the last poll is at the time limit")
  func timesOut() async throws {
    let (client, stub) = client(Array(repeating: Self.status(.heating), count: 4))
    let error = await #expect(throws: WaiterError.self) {
      try await client.waitUntilFiringDone(
        Self.input, options: WaitOptions(timeout: .seconds(12)))
    }
    try stub.verify()
    #expect(error?.kind == .timeout)
    #expect(error?.polls == 4)
    #expect(error?.elapsed == .seconds(12))
    #expect(error?.acceptor == nil)
    #expect(error?.observations == [#"Firing.Status is "HEATING""#])
    #expect(stub.clock.sleeps == [.seconds(5), .seconds(5), .seconds(2)])
  }

  @Test("An error that no condition expects and that does not pass ends the wait")
  func endsByCall() async throws {
    let (client, _) = client([Self.status(.heating), Self.gone])
    let error = await #expect(throws: WaiterError.self) {
      try await client.waitUntilFiringDone(Self.input)
    }
    #expect(error?.kind == .call)
    #expect(error?.cause?.code == "FiringNotFound")
    #expect(error?.observations == [#"Firing.Status is "HEATING""#])
  }

  @Test("A failure that did not come from the service is no error to wait for")
  func ignoresOtherErrors() async throws {
    let stub = StrictStub()
    let error = CallError(.input, operation: "Ping", message: "invalid")
    stub.expect(Ping.self, where: { _ in true }, .failure(error))
    let thrown = await #expect(throws: WaiterError.self) {
      try await KilnClient(calling: stub).waitUntilKilnFails()
    }
    #expect(thrown?.kind == .call)
  }

  @Test("Cancellation ends a wait at once")
  func cancels() async throws {
    let (client, stub) = client([])
    let task = Task { () async -> WaiterError? in
      while !Task.isCancelled { await Task.yield() }
      do throws(WaiterError) {
        _ = try await client.waitUntilFiringDone(Self.input)
        return nil
      } catch {
        return error
      }
    }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
    try stub.verify()
  }

  @Test("A sensitive value is in no message")
  func hidesSensitiveValues() async throws {
    let (client, _) = client([
      Self.firing(Firing(glaze: "secret-recipe", labels: ["state": "lost"]))
    ])
    let error = await #expect(throws: WaiterError.self) {
      try await client.waitUntilGlazeKnown(Self.input)
    }
    #expect(error?.observations == [#"Firing.Labels.state is "lost""#])
    #expect(error?.description.contains("secret-recipe") == false)
  }
}
