import CAllocationCounter
import Dispatch
import Synchronization

/// Waits on a thread for a task.
///
/// The task keeps its thread as long as nothing that it awaits suspends it, and no workload does.
/// What it allocates counts as the waiting thread's. An executor that runs the task on the waiting
/// thread would count too, but then every `await` pays for looking that executor up.
enum Blocking {
  static func result(of work: @escaping @Sendable () async throws -> Int) throws -> Int {
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    Task {
      let before = allocation_count()
      let result: Result<Int, any Error>
      do {
        result = .success(try await work())
      } catch {
        result = .failure(error)
      }
      outcome.set(result, allocations: allocation_count() - before)
      done.signal()
    }
    done.wait()
    return try outcome.get()
  }

  private final class Outcome: Sendable {
    private let value = Mutex<(Result<Int, any Error>, UInt)>((.success(0), 0))

    func set(_ result: Result<Int, any Error>, allocations: UInt) {
      value.withLock { $0 = (result, allocations) }
    }

    func get() throws -> Int {
      let (result, allocations) = value.withLock { $0 }
      allocation_count_add(allocations)
      return try result.get()
    }
  }
}
