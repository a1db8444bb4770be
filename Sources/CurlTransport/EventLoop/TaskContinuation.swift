import CLibcurl

/// The continuation of a suspended task. Resume it exactly once.
///
/// The standard library's checked continuation would allocate memory for each request. Each holder
/// of this one takes it out of its place, under a lock or on the transport's thread, before it
/// resumes it.
@safe struct TaskContinuation<Value: Sendable>: Sendable {
  private let continuation: UnsafeContinuation<Value, Never>

  private init(_ continuation: UnsafeContinuation<Value, Never>) {
    unsafe self.continuation = unsafe continuation
  }

  /// Suspends the current task until its continuation, which `body` stores, is resumed.
  nonisolated(nonsending)
    static func suspend(_ body: (TaskContinuation) -> Void) async -> Value
  {
    #if THREAD_SANITIZER
      var place: UnsafeMutableRawPointer?
      defer { unsafe __tsan_acquire(place) }
      return await unsafe withUnsafeContinuation { continuation in
        let task = unsafe TaskContinuation(continuation)
        unsafe place = task.place
        body(task)
      }
    #else
      // Each holder resumes it once, as described above.
      return await unsafe withUnsafeContinuation { continuation in
        unsafe body(TaskContinuation(continuation))
      }
    #endif
  }

  func resume(returning value: Value) {
    #if THREAD_SANITIZER
      unsafe __tsan_release(place)
    #endif
    // The one call for this continuation.
    unsafe continuation.resume(returning: value)
  }

  #if THREAD_SANITIZER
    /// An address that orders the resumption before what the task does next. The thread sanitizer
    /// does not see that order when the task is resumed before it has been suspended.
    private var place: UnsafeMutableRawPointer? {
      // A continuation is the address of its task; it is only compared.
      unsafe unsafeBitCast(continuation, to: UnsafeMutableRawPointer?.self)
    }
  #endif
}
