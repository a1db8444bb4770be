import CLibcurl
import HTTPTransportAPI

/// A libcurl multi handle.
///
/// Everything but ``wakeUp()`` belongs to the agent thread, which also destroys it, after the last
/// call of ``wakeUp()`` has returned. That is what makes it `Sendable`.
@safe final class MultiHandle: @unchecked Sendable {
  /// The longest that ``poll()`` waits. Time-outs and ``wakeUp()`` end it sooner.
  private static let longestPoll: Int32 = 60_000

  private let pointer: UnsafeMutableRawPointer

  init(_ configuration: CurlTransportConfiguration) throws(TransportError) {
    guard let pointer = unsafe curl_multi_init() else {
      throw TransportError(
        .other, "libcurl made no multi handle", requestMayHaveReachedServer: false)
    }
    unsafe self.pointer = unsafe pointer
    // Without a pipe to wake it, the agent would notice a command only when a poll ends.
    guard unsafe curl_multi_wakeup(pointer) == CURLM_OK else {
      unsafe curl_multi_cleanup(pointer)
      throw TransportError(
        .other, "libcurl cannot be woken: there may be too many open files",
        requestMayHaveReachedServer: false)
    }
    // The option takes a long; 0 would mean libcurl's own default.
    _ = unsafe clibcurl_multi_setopt_long(
      pointer, CURLMOPT_MAXCONNECTS, max(1, configuration.maximumIdleConnections))
  }

  /// Closes all connections. Nothing may be called after it.
  func destroy() {
    // Called once, at the end of the agent thread or when that could not be started.
    unsafe curl_multi_cleanup(pointer)
  }

  /// Ends a ``poll()``, now or the next one. From any thread.
  func wakeUp() {
    // The mailbox sees to it that the handle is not destroyed yet.
    _ = unsafe curl_multi_wakeup(pointer)
  }

  func add(_ easy: EasyHandle) -> CURLMcode {
    // A handle is in one multi handle at most: the agent adds each transfer once.
    unsafe curl_multi_add_handle(pointer, easy.pointer)
  }

  func remove(_ easy: EasyHandle) {
    // Called on the agent thread, never within a callback, for a handle that was added.
    _ = unsafe curl_multi_remove_handle(pointer, easy.pointer)
  }

  func perform() -> CURLMcode {
    var running: Int32 = 0
    // On the agent thread.
    return unsafe curl_multi_perform(pointer, &running)
  }

  func poll() -> CURLMcode {
    // On the agent thread; no descriptors of ours.
    unsafe curl_multi_poll(pointer, nil, 0, Self.longestPoll, nil)
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
      // The agent retains every transfer whose handle is in the multi handle.
      return unsafe (Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue(), result)
    }
    return nil
  }
}
