import AWSRuntime
import AWSShapes
import AWSTestKit

/// Answers as a stub does, but its waits sleep until they are cancelled.
struct SleepingCaller: OperationCaller {
  let stub: StrictStub
  let clock = SleepingClock()

  var poller: Poller { Poller(clock: clock) }

  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    try await stub.call(operation, input: input)
  }
}

/// A clock that tells when a sleep has begun, which then lasts until it is cancelled.
struct SleepingClock: MonotonicClock {
  private let begun = AsyncStream.makeStream(of: Void.self)

  func now() -> Duration { .zero }

  func sleep(for duration: Duration) async throws {
    begun.continuation.yield()
    try await Task.sleep(for: .seconds(3600))
  }

  /// Returns when a sleep has begun.
  func waitForSleep() async {
    var iterator = begun.stream.makeAsyncIterator()
    await iterator.next()
  }
}
