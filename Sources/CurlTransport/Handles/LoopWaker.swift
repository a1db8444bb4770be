import CLibcurl

/// Ends a wait of the transport's thread, or its next one.
///
/// `curl_multi_wakeup` is the one function of a multi handle that any thread may call. The command
/// queue sees to it that nobody does once the handle is destroyed. That makes it `Sendable`.
@safe struct LoopWaker: @unchecked Sendable {
  private let multi: UnsafeMutableRawPointer

  init(_ multi: UnsafeMutableRawPointer) {
    unsafe self.multi = unsafe multi
  }

  func wake() {
    // The handle is there, as said above.
    _ = unsafe curl_multi_wakeup(multi)
  }
}
