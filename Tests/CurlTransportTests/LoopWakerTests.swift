import Testing

@testable import CurlTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The waker of the event loop", .timeLimit(.minutes(1)))
struct LoopWakerTests {
  /// More than a pipe has room for.
  private static let many = 20_000

  @Test("A wake-up lasts until it is taken back, and many of them do not block")
  func wakeUps() throws {
    let waker = try LoopWaker()
    // Without a wake-up it does not block either.
    waker.reset()
    #expect(!isReadable(waker))
    for _ in 0..<Self.many { waker.wake() }
    #expect(isReadable(waker))
    for _ in 0..<Self.many where isReadable(waker) { waker.reset() }
    #expect(!isReadable(waker))
    waker.wake()
    #expect(isReadable(waker))
  }

  @Test("Programs that are started do not inherit the waker")
  func closesOnExec() throws {
    let waker = try LoopWaker()
    #expect(fcntl(waker.reader, F_GETFD) & FD_CLOEXEC != 0)
  }

  private func isReadable(_ waker: LoopWaker) -> Bool {
    var entry = pollfd(fd: waker.reader, events: Int16(POLLIN), revents: 0)
    // One entry, read and written during this call.
    return unsafe poll(&entry, 1, 0) == 1
  }
}
