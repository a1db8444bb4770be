import CLibcurl

/// The linked list through which libcurl reads the lines of a header. An easy handle uses its memory
/// for one request after the other.
@safe final class HeaderList {
  private var nodes = UnsafeMutablePointer<curl_slist>.allocate(capacity: initialCapacity)
  private var capacity = initialCapacity

  private static let initialCapacity = 16

  deinit {
    // The easy handle that owns this was cleaned up before. The nodes are trivial values.
    unsafe nodes.deallocate()
  }

  /// Links the lines of a text, which the caller retains while libcurl uses the list.
  ///
  /// - Returns: The list, valid until the next call; `nil` if there are no lines.
  func link(_ text: HeaderText) -> UnsafeMutablePointer<curl_slist>? {
    guard text.lineCount > 0 else { return nil }
    if text.lineCount > capacity { reserve(text.lineCount) }
    // The storage of an array is one object that does not move, and libcurl does not write to it.
    unsafe text.bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      var line = unsafe UnsafeMutableRawPointer(mutating: start).assumingMemoryBound(to: CChar.self)
      for index in 0..<text.lineCount {
        // There are as many nodes as lines, and each line ends with NUL.
        let next = index + 1 < text.lineCount ? unsafe nodes + index + 1 : nil
        unsafe (nodes + index).initialize(to: curl_slist(data: line, next: next))
        unsafe line += strlen(line) + 1
      }
    }
    return unsafe nodes
  }

  private func reserve(_ count: Int) {
    // Nobody uses the old nodes any more.
    unsafe nodes.deallocate()
    capacity = count * 2
    unsafe nodes = .allocate(capacity: capacity)
  }
}
