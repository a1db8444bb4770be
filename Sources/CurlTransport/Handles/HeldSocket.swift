import CLibcurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A socket that a task waits for by itself.
struct HeldSocket {
  let descriptor: Int32
  /// What for, as epoll's bits, or what happened.
  let bits: UInt32

  /// Waits until something happens. Without the lock.
  ///
  /// - Returns: `nil` if nothing did within the time.
  func wait(nanoseconds: Int64) -> HeldSocket? {
    #if os(Linux)
      guard nanoseconds > 0 else { return nil }
      // The bits that are asked for are poll's too, and so are those of the answer.
      var entry = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: bits), revents: 0)
      // An entry of ours.
      guard unsafe clibcurl_poll(&entry, Int(nanoseconds)) > 0 else { return nil }
      return HeldSocket(descriptor: descriptor, bits: UInt32(UInt16(bitPattern: entry.revents)))
    #else
      return nil
    #endif
  }
}
