import CLibcurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for what happens on libcurl's sockets, with epoll.
///
/// libcurl says when it starts and stops to care for a socket, which for a kept connection is at
/// each request. The kernel is told of the stop only if something happens meanwhile, and so a
/// request costs no `epoll_ctl`. That needs to know when sockets are closed: those that were
/// opened here are, and others are dropped at once.
@safe final class SocketEvents: @unchecked Sendable {
  /// What one wait found. It belongs to the agent's thread.
  @safe final class Batch {
    static let capacity = 256

    #if os(Linux)
      fileprivate let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: capacity)
    #endif
    fileprivate(set) var count = 0

    func clear() { count = 0 }

    deinit {
      #if os(Linux)
        // Trivial values, and nobody else's.
        unsafe events.deallocate()
      #endif
    }

    /// A socket, and what happened to it as epoll's bits.
    subscript(index: Int) -> (socket: Int32, bits: UInt32) {
      #if os(Linux)
        // Asked for indexes below the count only, and initialized by epoll_wait.
        unsafe (clibcurl_epoll_descriptor(events + index), events[index].events)
      #else
        (-1, 0)
      #endif
    }
  }

  /// When libcurl wants to be called.
  var timer: Moment?
  private let epoll: Int32
  private let alarm: Int32
  private let sockets = SocketTable()
  /// A socket that a task waits for by itself, and so the agent does not; -1 for none.
  private var held: Int32 = -1
  /// What the task waits for, as epoll's bits.
  private var heldBits: UInt32 = 0
  private var holdsNext = false

  /// `nil` when the system has nothing of the kind, or no descriptor left.
  init?() {
    #if os(Linux)
      epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
      alarm = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
      // Edges: a wake-up is seen once, and the counter need not be read.
      let bits = EPOLLIN.rawValue | EPOLLET.rawValue
      var event = unsafe clibcurl_epoll_event(bits, alarm)
      // An event of ours; it is copied.
      guard epoll >= 0, alarm >= 0, unsafe epoll_ctl(epoll, EPOLL_CTL_ADD, alarm, &event) == 0
      else {
        close()
        return nil
      }
    #else
      return nil
    #endif
  }

  func close() {
    #if canImport(Darwin)
      for descriptor in [epoll, alarm] where descriptor >= 0 { _ = Darwin.close(descriptor) }
    #elseif canImport(Musl)
      for descriptor in [epoll, alarm] where descriptor >= 0 { _ = Musl.close(descriptor) }
    #else
      for descriptor in [epoll, alarm] where descriptor >= 0 { _ = Glibc.close(descriptor) }
    #endif
  }

  // MARK: - Without the lock

  func wait(_ events: Batch, for milliseconds: Int32) {
    #if os(Linux)
      // As many as there is room for. An interrupted wait is one that found nothing.
      let count = unsafe epoll_wait(epoll, events.events, Int32(Batch.capacity), milliseconds)
      events.count = max(0, Int(count))
    #endif
  }

  func wakeUp() {
    #if os(Linux)
      eventfd_write(alarm, 1)
    #endif
  }

  // MARK: - With the lock

  /// What to tell libcurl about an event; `nil` if it does not care for it, or not any more.
  func action(for event: (socket: Int32, bits: UInt32)) -> (socket: curl_socket_t, bits: Int32)? {
    #if os(Linux)
      guard event.socket != alarm else { return nil }
      let entry = sockets[event.socket]
      guard entry.wanted != 0 else {
        // The peer of an idle connection, most likely, closed it. libcurl will see when it looks.
        if entry.told != 0 { tell(event.socket, 0) }
        return nil
      }
      var bits: Int32 = 0
      if event.bits & EPOLLIN.rawValue != 0 { bits |= CURL_CSELECT_IN }
      if event.bits & EPOLLOUT.rawValue != 0 { bits |= CURL_CSELECT_OUT }
      if event.bits & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0 { bits |= CURL_CSELECT_ERR }
      return (event.socket, bits)
    #else
      return nil
    #endif
  }

  private func change(_ socket: Int32, _ what: Int32) {
    #if os(Linux)
      let wanted: UInt32 =
        switch what {
        case CURL_POLL_IN: EPOLLIN.rawValue
        case CURL_POLL_OUT: EPOLLOUT.rawValue
        case CURL_POLL_INOUT: EPOLLIN.rawValue | EPOLLOUT.rawValue
        default: 0
        }
      var entry = sockets[socket]
      entry.wanted = wanted
      sockets[socket] = entry
      if holdsNext, wanted != 0, entry.isOurs {
        holdsNext = false
        held = socket
        heldBits = .max
      }
      // For what another request over the same connection waits for, there is the agent.
      guard socket != held || wanted & ~heldBits != 0 else {
        if entry.told != 0 { tell(socket, 0) }
        return
      }
      guard wanted != entry.told else { return }
      if wanted != 0 || !entry.isOurs { tell(socket, wanted) }
    #endif
  }

  private func tell(_ socket: Int32, _ wanted: UInt32) {
    #if os(Linux)
      var entry = sockets[socket]
      let operation =
        wanted == 0 ? EPOLL_CTL_DEL : entry.told == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
      var event = unsafe clibcurl_epoll_event(wanted, socket)
      // An event of ours; it is copied.
      if unsafe epoll_ctl(epoll, operation, socket, &event) != 0 {
        // A socket that was closed behind our back is unknown to the kernel, or a new one.
        let other = errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD
        if wanted != 0 { _ = unsafe epoll_ctl(epoll, other, socket, &event) }
      }
      entry.told = wanted
      sockets[socket] = entry
    #endif
  }

  private func opened(_ socket: Int32) {
    sockets[socket] = SocketTable.Entry(isOurs: true)
  }

  private func closed(_ socket: Int32) {
    // The kernel forgets a socket that is closed.
    sockets[socket] = SocketTable.Entry()
    guard socket == held else { return }
    held = -1
    // Ends the wait of the task, which may be another thread's.
    shutdown(socket, Int32(SHUT_RDWR))
  }
}

// MARK: - A socket that a task waits for

extension SocketEvents {
  /// Has the next socket that libcurl cares for be left to the caller. With the lock, as all of it.
  ///
  /// - Returns: `false` if somebody has one.
  func holdNext() -> Bool {
    holdsNext = held < 0
    return holdsNext
  }

  /// The socket that is left to the caller, and what libcurl waits for on it.
  var heldSocket: HeldSocket? {
    holdsNext = false
    guard held >= 0, sockets[held].wanted != 0 else { return nil }
    heldBits = sockets[held].wanted
    return HeldSocket(descriptor: held, bits: sockets[held].wanted)
  }

  /// Leaves a socket to the agent again.
  func release() {
    holdsNext = false
    guard held >= 0 else { return }
    let socket = held
    held = -1
    let wanted = sockets[socket].wanted
    if wanted != sockets[socket].told { tell(socket, wanted) }
  }
}

// MARK: - What libcurl calls

extension SocketEvents {
  /// For CURLMOPT_SOCKETFUNCTION.
  static let socketChanged: curl_socket_callback = { _, socket, what, owner, _ in
    guard let owner = unsafe owner else { return 0 }
    // The owner that the multi handle was given, which outlives it; as below.
    unsafe Unmanaged<SocketEvents>.fromOpaque(owner)._withUnsafeGuaranteedRef {
      $0.change(socket, what)
    }
    return 0
  }

  /// For CURLMOPT_TIMERFUNCTION.
  static let timerChanged: curl_multi_timer_callback = { _, milliseconds, owner in
    guard let owner = unsafe owner else { return 0 }
    unsafe Unmanaged<SocketEvents>.fromOpaque(owner)._withUnsafeGuaranteedRef { events in
      events.timer = milliseconds < 0 ? nil : .now.advanced(byMilliseconds: Int64(milliseconds))
    }
    return 0
  }

  /// For CURLOPT_OPENSOCKETFUNCTION.
  static let open: curl_opensocket_callback = { owner, _, address in
    guard let owner = unsafe owner, let address = unsafe address else { return CURL_SOCKET_BAD }
    #if os(Linux)
      let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)
    #else
      let closeOnExec: Int32 = 0
    #endif
    // libcurl's description of the socket, good for this call.
    let descriptor = unsafe socket(
      address.pointee.family, address.pointee.socktype | closeOnExec, address.pointee.protocol)
    guard descriptor >= 0 else { return CURL_SOCKET_BAD }
    unsafe Unmanaged<SocketEvents>.fromOpaque(owner).takeUnretainedValue().opened(descriptor)
    return descriptor
  }

  /// For CURLOPT_CLOSESOCKETFUNCTION.
  static let close: curl_closesocket_callback = { owner, socket in
    if let owner = unsafe owner {
      unsafe Unmanaged<SocketEvents>.fromOpaque(owner).takeUnretainedValue().closed(socket)
    }
    #if canImport(Darwin)
      return Darwin.close(socket)
    #elseif canImport(Musl)
      return Musl.close(socket)
    #else
      return Glibc.close(socket)
    #endif
  }
}
