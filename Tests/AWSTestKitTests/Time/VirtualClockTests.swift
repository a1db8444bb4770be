import AWSRuntime
import AWSTestKit
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Virtual clock")
struct VirtualClockTests {
  @Test("Sleeping and advancing move both of its times, and only sleeps are recorded")
  func moves() async throws {
    let start = Date(timeIntervalSince1970: 1_000)
    let clock = VirtualClock(startingAt: start)
    try await clock.sleep(for: .seconds(90))
    clock.advance(by: .milliseconds(500))
    #expect(clock.now() == Duration.milliseconds(90_500))
    #expect(clock.now() == Date(timeIntervalSince1970: 1_090.5))
    #expect(clock.sleeps == [.seconds(90)])
  }

  @Test("A cancelled task does not sleep", .timeLimit(.minutes(1)))
  func cancelled() async {
    let clock = VirtualClock()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try await clock.sleep(for: .seconds(1))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.sleeps.isEmpty)
  }
}
