import CLibcurl
import HTTPTransportAPI

/// Starts threads that nobody joins and that receive no signals.
///
/// `SIGPIPE` is one of them: a write to a connection that the peer has reset fails with `EPIPE`
/// instead of ending the process. libcurl, which is told not to touch signal handlers, relies on
/// that for TLS connections before version 7.87.
enum DetachedThread {
  /// What a thread runs.
  private final class Start {
    let body: () -> Void

    init(_ body: @escaping () -> Void) { self.body = body }
  }

  /// Runs `body` on a new thread.
  ///
  /// - Parameter name: The name to show in debuggers and `top`. Linux shows 15 bytes of it.
  /// - Throws: ``TransportError`` with the code `other` if the system starts no more threads.
  static func run(
    named name: String, _ body: sending @escaping () -> Void
  ) throws(TransportError) {
    let start = unsafe Unmanaged.passRetained(
      Start {
        nameThread(name)
        body()
      })
    // A thread inherits the signal mask of its creator: there is no moment at which a signal could
    // be delivered to it.
    var mask = blockSignals()
    let code = unsafe create(start.toOpaque())
    // A set of ours.
    unsafe pthread_sigmask(SIG_SETMASK, &mask, nil)
    guard code == 0 else {
      // The thread that would have released it does not exist.
      unsafe start.release()
      throw TransportError(
        .other, "no thread could be started: error \(code)", requestMayHaveReachedServer: false,
        underlyingCode: Int(code))
    }
  }

  private static func create(_ argument: UnsafeMutableRawPointer) -> Int32 {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    var attributes = pthread_attr_t()
    // Initialized and destroyed here, and only read in between.
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    return unsafe pthread_create(&thread, &attributes, main, argument)
  }

  #if canImport(Darwin)
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      { unsafe start($0) }
  #else
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { unsafe start($0) }
  #endif

  private static func start(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument = unsafe argument else { return nil }
    // Retained in `run` for this one release.
    unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
    return nil
  }

  private static func nameThread(_ name: String) {
    // Copied.
    #if canImport(Darwin)
      _ = unsafe pthread_setname_np(name)
    #else
      unsafe clibcurl_name_this_thread(name)
    #endif
  }

  /// Blocks all signals except those that the thread raises by its own fault, and returns the
  /// previous mask.
  private static func blockSignals() -> sigset_t {
    var blocked = sigset_t()
    var previous = sigset_t()
    // Sets of ours, written by these calls.
    unsafe sigfillset(&blocked)
    for signal in [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS] {
      unsafe sigdelset(&blocked, signal)
    }
    unsafe pthread_sigmask(SIG_SETMASK, &blocked, &previous)
    return previous
  }
}
