import CLibcurl

/// A task that waits for a value. It has to be resumed once, exactly.
///
/// The continuation is an unsafe one, as a checked one allocates at each request. Whoever holds it
/// takes it out of where it was, under a lock, before it is resumed.
@safe struct WaitingTask<Value: Sendable>: Sendable {
  private let continuation: UnsafeContinuation<Value, Never>

  /// Has the current task wait, after `body` has put it where it will be found.
  nonisolated(nonsending)
    static func wait(_ body: (WaitingTask) -> Void) async -> Value
  {
    #if THREAD_SANITIZER
      var place: UnsafeMutableRawPointer?
      defer { unsafe __tsan_acquire(place) }
      return await unsafe withUnsafeContinuation { continuation in
        let task = unsafe WaitingTask(continuation)
        unsafe place = task.place
        body(task)
      }
    #else
      // Each holder sees to it that there is one resume.
      return await unsafe withUnsafeContinuation { continuation in
        unsafe body(WaitingTask(continuation))
      }
    #endif
  }

  private init(_ continuation: UnsafeContinuation<Value, Never>) {
    unsafe self.continuation = unsafe continuation
  }

  func resume(returning value: Value) {
    #if THREAD_SANITIZER
      unsafe __tsan_release(place)
    #endif
    // The one resume.
    unsafe continuation.resume(returning: value)
  }

  #if THREAD_SANITIZER
    /// Tells the thread sanitizer that what was done before the resume comes before what the task
    /// does next, which it does not see where the resume comes before the task has begun to wait.
    private var place: UnsafeMutableRawPointer? {
      // A continuation is the address of its task; it is only compared.
      unsafe unsafeBitCast(continuation, to: UnsafeMutableRawPointer?.self)
    }
  #endif
}
