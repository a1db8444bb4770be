import AWSTestKit
import SsmSap
import Synchronization
import Testing

@Suite("Adoption beside other calls of the same client", .timeLimit(.minutes(1)))
struct ConcurrentAdoptionTests {
  private static let update = UpdateApplicationSettingsInput(applicationId: Samples.application)

  /// Counts calls by their operation.
  private final class Counter: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func next(_ operation: String) -> Int {
      counts.withLock { counts in
        counts[operation, default: 0] += 1
        return counts[operation] ?? 0
      }
    }
  }

  private func client(_ caller: some OperationCaller) -> SsmSapClient {
    SsmSapClient(calling: caller, clock: VirtualClock(startingAt: Samples.start))
  }

  private static func listed(_ ids: String..., type: String) -> ListOperationsOutput {
    ListOperationsOutput(
      operations: ids.map { Samples.operation(.inprogress, id: $0, type: type) })
  }

  @Test("The operation of a call that is answered during the lookups is not adopted")
  func leavesAnsweredCallAlone() async throws {
    let counter = Counter()
    let (sent, answered) = (Gate(for: 2), Gate(for: 2))
    let first = Mutex<Task<[String]?, any Error>?>(nil)
    let caller = ScriptedCaller { operation throws(CallError) in
      let number = counter.next(operation)
      switch (operation, number) {
      case ("UpdateApplicationSettings", 1):
        await sent.pass()
        await answered.pass()
        return UpdateApplicationSettingsOutput(operationIds: ["1"])
      case ("UpdateApplicationSettings", 2): throw Samples.ambiguous(operation)
      case ("UpdateApplicationSettings", _):
        return UpdateApplicationSettingsOutput(operationIds: ["2"])
      case (_, 2):
        // The first call ends between a lookup that saw its operation and the next one.
        await answered.pass()
        _ = try? await first.withLock { $0 }?.value
        return Self.listed("1", type: "UPDATE_CREDENTIALS")
      default: return Self.listed("1", type: "UPDATE_CREDENTIALS")
      }
    }
    let client = client(caller)
    let task = Task { try await client.updateApplicationSettings(Self.update).operationIds }
    first.withLock { $0 = task }
    await sent.pass()
    #expect(try await client.updateApplicationSettings(Self.update).operationIds == ["2"])
    #expect(try await task.value == ["1"])
  }

  @Test("While another call is under way, its operation is neither adopted nor started twice")
  func leavesCallUnderWayAlone() async throws {
    let counter = Counter()
    let (sent, answered) = (Gate(for: 2), Gate(for: 2))
    let caller = ScriptedCaller { operation throws(CallError) in
      switch (operation, counter.next(operation)) {
      case ("StartApplication", 1):
        await sent.pass()
        await answered.pass()
        return StartApplicationOutput(operationId: "1")
      case ("StartApplication", _): throw Samples.ambiguous(operation)
      default: return Self.listed("1", type: "START_APPLICATION")
      }
    }
    let client = client(caller)
    let task = Task {
      try await client.startApplication(applicationId: Samples.application).operationId
    }
    await sent.pass()
    let error = await #expect(throws: CallError.self) {
      try await client.startApplication(applicationId: Samples.application)
    }
    #expect(error?.mayHaveExecuted == true)
    #expect(error?.message.contains("another call of this client") == true)
    await answered.pass()
    #expect(try await task.value == "1")
    #expect(counter.next("StartApplication") == 3)
  }

  /// Two calls that both fail ambiguously before either of them looks.
  private func startTwice(
    _ ids: String..., counter: Counter = Counter()
  ) async -> [Result<String?, CallError>] {
    let both = Gate(for: 2)
    let operations = ListOperationsOutput(
      operations: ids.map { Samples.operation(.inprogress, id: $0) })
    let caller = ScriptedCaller { operation throws(CallError) in
      guard operation == "ListOperations" else { throw Samples.ambiguous(operation) }
      if counter.next(operation) <= 2 { await both.pass() }
      return operations
    }
    let client = client(caller)
    return await withTaskGroup(of: Result<String?, CallError>.self) { group in
      for _ in 0..<2 {
        group.addTask {
          do throws(CallError) {
            let output = try await client.startApplication(applicationId: Samples.application)
            return .success(output.operationId)
          } catch {
            return .failure(error)
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("Of two calls that may have started the one operation, neither adopts it")
  func leavesContestedOperationAlone() async {
    for result in await startTwice("1") {
      let error = #expect(throws: CallError.self) { try result.get() }
      #expect(error?.message.contains("another call of this client") == true)
    }
  }

  @Test("Of two calls that failed, each gives up after the lookups of the policy")
  func endsContestEarly() async {
    let counter = Counter()
    #expect(await startTwice("1", counter: counter).count == 2)
    let lookupsOfBoth = 2 * AdoptionPolicy.adopt.maximumLookups
    #expect(counter.next("ListOperations") - 1 == lookupsOfBoth)
  }

  @Test("Two calls adopt one operation each where there are two")
  func sharesOperations() async throws {
    let ids = try await startTwice("1", "2").map { try $0.get() }
    #expect(Set(ids) == ["1", "2"])
  }
}
