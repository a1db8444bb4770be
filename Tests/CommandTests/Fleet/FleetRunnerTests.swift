import JMESPath
import Synchronization
import Testing

@testable import ssm_sap

@Suite("Running work for many targets")
struct FleetRunnerTests {
  private static let targets = FleetTarget.pairs(
    profiles: ["a", "b", "c"], regions: ["x", "y", "z"])

  private func runner(
    limit: Int = 4, _ work: @escaping @Sendable (FleetTarget) async -> FleetOutcome
  ) -> FleetRunner {
    FleetRunner(targets: Self.targets, limit: limit, clock: ContinuousClock(), work: work)
  }

  @Test("Every pair is a target, and a missing list stands for the default")
  func pairs() {
    #expect(Self.targets.count == 9)
    #expect(Self.targets.first?.description == "a x")
    #expect(Self.targets.last == FleetTarget(profile: "c", region: "z"))
    #expect(
      FleetTarget.pairs(profiles: [], regions: ["x"]) == [FleetTarget(profile: nil, region: "x")])
  }

  @Test("A failure hides no other result, and results are in the order of the targets")
  func failures() async throws {
    let failure = FleetOutcome.failure(FleetFailure(status: 35, message: "denied"))
    let ended = Mutex<Set<FleetTarget>>([])
    let results = try await runner { target in
      target.profile == "b" ? failure : .success([.string("\(target)")])
    }.run { result in ended.withLock { _ = $0.insert(result.target) } }
    #expect(results.map(\.target) == Self.targets)
    #expect(ended.withLock(\.count) == 9)
    for result in results {
      let isFailure = result.target.profile == "b"
      #expect(result.outcome == (isFailure ? failure : .success([.string("\(result.target)")])))
    }
  }

  @Test("No more work runs at once than allowed", arguments: [1, 3, 100])
  func limit(limit: Int) async throws {
    let running = Mutex((now: 0, most: 0))
    _ = try await runner(limit: limit) { _ in
      running.withLock { state in
        state.now += 1
        state.most = max(state.most, state.now)
      }
      for _ in 0..<20 { await Task.yield() }
      running.withLock { $0.now -= 1 }
      return .success([])
    }.run { _ in }
    #expect(running.withLock(\.most) <= limit)
    #expect(running.withLock(\.now) == 0)
  }

  @Test("A cancellation ends what runs and starts nothing more")
  func cancellation() async throws {
    let (started, signal) = AsyncStream<Void>.makeStream()
    let runner = runner(limit: 2) { _ in
      signal.yield()
      // Ends by the cancellation only.
      try? await Task.sleep(for: .seconds(3600))
      return Task.isCancelled ? .interrupted : .success([])
    }
    let task = Task { try await runner.run { _ in } }
    var starts = started.makeAsyncIterator()
    _ = await starts.next()
    _ = await starts.next()
    task.cancel()
    let results = try await task.value
    #expect(results.map(\.outcome).prefix(2) == [.interrupted, .interrupted])
    #expect(results.dropFirst(2).allSatisfy { $0.outcome == .notStarted })
    #expect(FleetSummary(results).status == 130)
  }

  @Test("Output that cannot be written ends the run")
  func failingOutput() async {
    struct Broken: Error {}
    let runner = runner { _ in .success([]) }
    await #expect(throws: Broken.self) { try await runner.run { _ in throw Broken() } }
  }
}
