import CLibcurl
import HTTPTransportAPI

/// A libcurl multi handle: the connections of a transport.
///
/// It belongs to the transport's thread, once that runs.
@safe final class MultiHandle {
  private let pointer: UnsafeMutableRawPointer
  /// Wakes the thread that waits in this handle.
  let waker: LoopWaker
  private var isClosed = false

  /// - Throws: ``TransportError`` with the code `other` if libcurl has no memory or descriptors left.
  init(_ limits: CurlTransportConfiguration.Limits) throws(TransportError) {
    waker = try LoopWaker()
    guard let pointer = unsafe curl_multi_init() else {
      throw TransportError(
        .other, "libcurl made no multi handle", requestMayHaveReachedServer: false)
    }
    unsafe self.pointer = unsafe pointer
    set(CURLMOPT_MAXCONNECTS, limits.connections)
    set(CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.connections)
    if let limit = limits.connectionsPerHost { set(CURLMOPT_MAX_HOST_CONNECTIONS, limit) }
    set(CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
  }

  deinit { close() }

  private func set(_ option: CURLMoption, _ value: Int) {
    // The options take longs; 0 would mean libcurl's own default.
    _ = unsafe clibcurl_multi_setopt_long(pointer, option, min(max(1, value), Int(Int32.max)))
  }

  /// Closes all connections. Nothing may be called afterwards.
  func close() {
    guard !isClosed else { return }
    isClosed = true
    // Called once. All easy handles were removed before.
    unsafe curl_multi_cleanup(pointer)
  }

  func add(_ easy: EasyHandle) -> CURLMcode {
    // A handle is in one multi handle at most: each transfer is added once.
    unsafe curl_multi_add_handle(pointer, easy.pointer)
  }

  func remove(_ easy: EasyHandle) {
    // Never within a callback, for a handle that was added.
    _ = unsafe curl_multi_remove_handle(pointer, easy.pointer)
  }

  /// Has libcurl do what it can without waiting.
  func perform() -> CURLMcode {
    var running: Int32 = 0
    return unsafe curl_multi_perform(pointer, &running)
  }

  /// The next easy handle whose transfer is over, and how it ended.
  func nextFinished() -> (easy: EasyHandle, result: CURLcode)? {
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
      // The event loop retains each handle that is in the multi handle.
      return (unsafe Unmanaged<EasyHandle>.fromOpaque(owner).takeUnretainedValue(), result)
    }
    return nil
  }

  /// Waits until something happens on a connection, a timer of libcurl's or the time expires, or
  /// the waker is used.
  func wait(atMost milliseconds: Int32) -> CURLMcode {
    var wakeUp = curl_waitfd(fd: waker.reader, events: Int16(CURL_WAIT_POLLIN), revents: 0)
    // One descriptor, read and written during this call.
    let code = unsafe curl_multi_poll(pointer, &wakeUp, 1, milliseconds, nil)
    if wakeUp.revents != 0 { waker.reset() }
    return code
  }
}
