import Dispatch

/// Work that blocks its thread, such as reading a file.
package enum BlockingWork {
  /// Runs the work on a thread outside of Swift's cooperative pool, whose threads nothing may block.
  ///
  /// If the task is cancelled, the work goes on, and this returns when it has ended.
  ///
  /// - Throws: The error of the work.
  package static func run<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
      // A queue for each piece of work, so that none waits for another.
      DispatchQueue(label: "AWSCredentials.BlockingWork").async {
        continuation.resume(returning: Result(catching: work))
      }
    }
    return try result.get()
  }
}
