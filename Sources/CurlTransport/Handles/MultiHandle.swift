import CLibcurl
import HTTPTransportAPI

/// A libcurl multi handle, and how to wait for what happens on its sockets.
///
/// There are two ways. With `curl_multi_poll`, libcurl looks at every transfer each time anything
/// happens, and only the agent's thread can do anything, as the others cannot tell a poll under
/// way of a further socket. With epoll (Linux), libcurl is told what happened to which socket, and
/// any thread can start a transfer while the agent waits. It makes fewer system calls a request,
/// about five where libcurl by itself makes seven; that it is faster has not been shown.
///
/// Everything but ``wakeUp()`` and ``wait(_:for:)`` belongs to who holds the engine's lock.
/// That is what makes it `Sendable`. It is destroyed after the last call of ``wakeUp()`` returned.
@safe final class MultiHandle: @unchecked Sendable {
  private let pointer: UnsafeMutableRawPointer
  private let sockets: SocketEvents?

  /// Whether threads other than the agent's may start transfers.
  var isOpenToCallers: Bool { sockets != nil }

  init(_ limits: CurlTransportConfiguration.Limits, usesEpoll: Bool) throws(TransportError) {
    guard let pointer = unsafe curl_multi_init() else {
      throw TransportError(
        .other, "libcurl made no multi handle", requestMayHaveReachedServer: false)
    }
    unsafe self.pointer = unsafe pointer
    sockets = usesEpoll ? SocketEvents() : nil
    // Without something to wake it, the agent would notice a command only when a wait ends.
    guard !usesEpoll || sockets != nil, unsafe curl_multi_wakeup(pointer) == CURLM_OK else {
      unsafe curl_multi_cleanup(pointer)
      throw TransportError(
        .other, "the transport's thread could not be woken: there may be too many open files",
        requestMayHaveReachedServer: false)
    }
    // They take longs; 0 would mean libcurl's own default.
    set(CURLMOPT_MAXCONNECTS, limits.connections)
    set(CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.connections)
    if let limit = limits.connectionsPerHost { set(CURLMOPT_MAX_HOST_CONNECTIONS, limit) }
    set(CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
    if let sockets {
      // The multi handle is cleaned up before the object that it calls goes away.
      let owner = unsafe Unmanaged.passUnretained(sockets).toOpaque()
      _ = unsafe clibcurl_multi_setopt_socket_callback(pointer, SocketEvents.socketChanged)
      _ = unsafe clibcurl_multi_setopt_pointer(pointer, CURLMOPT_SOCKETDATA, owner)
      _ = unsafe clibcurl_multi_setopt_timer_callback(pointer, SocketEvents.timerChanged)
      _ = unsafe clibcurl_multi_setopt_pointer(pointer, CURLMOPT_TIMERDATA, owner)
    }
  }

  private func set(_ option: CURLMoption, _ value: Int) {
    // The handle is ours, and the options take longs.
    _ = unsafe clibcurl_multi_setopt_long(pointer, option, min(max(1, value), Int(Int32.max)))
  }

  /// Closes all connections. Nothing may be called after it.
  func destroy() {
    // Called once, when nobody uses the handle any more.
    unsafe curl_multi_cleanup(pointer)
    sockets?.close()
  }

  /// Has an easy handle's sockets be opened and closed so that this object knows of it.
  func register(_ easy: EasyHandle) throws(TransportError) {
    guard let sockets else { return }
    let owner = unsafe Unmanaged.passUnretained(sockets).toOpaque()
    // The pool, and with it every easy handle, goes away before the multi handle's sockets.
    let codes = unsafe [
      clibcurl_easy_setopt_open_callback(
        easy.pointer, CURLOPT_OPENSOCKETFUNCTION, SocketEvents.open),
      clibcurl_easy_setopt_pointer(easy.pointer, CURLOPT_OPENSOCKETDATA, owner),
      clibcurl_easy_setopt_close_callback(
        easy.pointer, CURLOPT_CLOSESOCKETFUNCTION, SocketEvents.close),
      clibcurl_easy_setopt_pointer(easy.pointer, CURLOPT_CLOSESOCKETDATA, owner),
    ]
    for code in codes { try easy.check(code, "OPENSOCKETFUNCTION") }
  }

  func add(_ easy: EasyHandle) -> CURLMcode {
    // A handle is in one multi handle at most: each transfer is added once.
    unsafe curl_multi_add_handle(pointer, easy.pointer)
  }

  func remove(_ easy: EasyHandle) {
    // Never within a callback, for a handle that was added.
    _ = unsafe curl_multi_remove_handle(pointer, easy.pointer)
  }

  /// The next transfer that is over, and how it ended.
  func nextFinished() -> (transfer: Transfer, result: CURLcode)? {
    var remaining: Int32 = 0
    while let message = unsafe curl_multi_info_read(pointer, &remaining) {
      // The message is valid until the next call on the multi handle; it is read here.
      guard unsafe message.pointee.msg == CURLMSG_DONE,
        let easy = unsafe message.pointee.easy_handle
      else { continue }
      let result = unsafe clibcurl_message_result(message)
      var owner: UnsafeMutableRawPointer?
      _ = unsafe clibcurl_easy_getinfo_pointer(easy, CURLINFO_PRIVATE, &owner)
      guard let owner = unsafe owner else { continue }
      // The engine retains every transfer whose handle is in the multi handle, and that its handle.
      let handle = unsafe Unmanaged<EasyHandle>.fromOpaque(owner).takeUnretainedValue()
      guard let transfer = unsafe handle.transfer else { continue }
      return (unsafe transfer.takeUnretainedValue(), result)
    }
    return nil
  }
}

// MARK: - Waiting

extension MultiHandle {
  /// When libcurl wants to be called although nothing happened; `nil` if it does not say.
  var timer: Moment? { sockets?.timer }

  /// Has libcurl do what it can without waiting.
  ///
  /// - Parameter events: What ``wait(_:for:)`` found.
  func perform(_ events: SocketEvents.Batch) -> CURLMcode {
    var running: Int32 = 0
    guard sockets != nil else { return unsafe curl_multi_perform(pointer, &running) }
    for index in 0..<events.count {
      let code = act(on: events[index])
      if code != CURLM_OK { return code }
    }
    return runTimers()
  }

  /// The same after a wait of the caller's own.
  func perform(_ socket: HeldSocket) -> CURLMcode {
    let code = act(on: (socket.descriptor, socket.bits))
    return code == CURLM_OK ? runTimers() : code
  }

  private func act(on event: (socket: Int32, bits: UInt32)) -> CURLMcode {
    guard let (socket, action) = sockets?.action(for: event) else { return CURLM_OK }
    var running: Int32 = 0
    return unsafe curl_multi_socket_action(pointer, socket, action, &running)
  }

  /// Has the next socket that libcurl cares for be left to the caller, until ``release()``.
  ///
  /// - Returns: `false` if that cannot be now.
  func holdNext() -> Bool { sockets?.holdNext() ?? false }

  /// The socket that is left to the caller; `nil` if libcurl cares for none.
  var heldSocket: HeldSocket? { sockets?.heldSocket }

  func release() { sockets?.release() }

  /// Has libcurl do what is due. With `curl_multi_poll` there is nothing to it.
  func runTimers() -> CURLMcode {
    guard let sockets else { return CURLM_OK }
    var running: Int32 = 0
    // What it does may set the timer to now again, a handful of times at most.
    while let timer = sockets.timer, timer <= .now {
      sockets.timer = nil
      let code = unsafe curl_multi_socket_action(pointer, CURL_SOCKET_TIMEOUT, 0, &running)
      if code != CURLM_OK { return code }
    }
    return CURLM_OK
  }

  /// Waits until something happens, a time has passed, or ``wakeUp()``. On the agent's thread,
  /// without the lock.
  func wait(_ events: SocketEvents.Batch, for milliseconds: Int32) -> CURLMcode {
    guard let sockets else {
      // No descriptors of ours.
      return unsafe curl_multi_poll(pointer, nil, 0, milliseconds, nil)
    }
    sockets.wait(events, for: milliseconds)
    return CURLM_OK
  }

  /// Ends a wait, now or the next one. From any thread.
  func wakeUp() {
    guard let sockets else {
      // The mailbox sees to it that the handle is not destroyed yet.
      _ = unsafe curl_multi_wakeup(pointer)
      return
    }
    sockets.wakeUp()
  }
}
