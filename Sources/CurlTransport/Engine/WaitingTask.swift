/// A task that waits for a value. It has to be resumed once, exactly.
///
/// The continuation is an unsafe one, as a checked one allocates at each request. Whoever holds it
/// takes it out of where it was, under a lock, before it is resumed.
@safe struct WaitingTask<Value: Sendable>: Sendable {
  private let continuation: UnsafeContinuation<Value, Never>

  /// Has the current task wait, after `body` has put it where it will be found.
  static func wait(_ body: (WaitingTask) -> Void) async -> Value {
    // Each holder sees to it that there is one resume.
    await unsafe withUnsafeContinuation { continuation in
      unsafe body(WaitingTask(continuation))
    }
  }

  private init(_ continuation: UnsafeContinuation<Value, Never>) {
    unsafe self.continuation = unsafe continuation
  }

  func resume(returning value: Value) {
    // The one resume.
    unsafe continuation.resume(returning: value)
  }
}
