import Dispatch
import Synchronization

/// Waits on a thread for a task.
enum Blocking {
  static func result(of work: @escaping @Sendable () async throws -> Int) throws -> Int {
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    Task {
      do {
        outcome.set(.success(try await work()))
      } catch {
        outcome.set(.failure(error))
      }
      done.signal()
    }
    done.wait()
    return try outcome.get()
  }

  private final class Outcome: Sendable {
    private let value = Mutex<Result<Int, any Error>>(.success(0))

    func set(_ result: Result<Int, any Error>) { value.withLock { $0 = result } }

    func get() throws -> Int { try value.withLock { $0 }.get() }
  }
}
