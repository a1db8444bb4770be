import CLibcurl
import HTTPTypes

/// Header lines as the linked list that libcurl reads: two allocations, however many lines.
///
/// Nothing changes it once it is made, and so it may cross threads.
@safe final class HeaderList: @unchecked Sendable {
  private let text: UnsafeMutablePointer<CChar>
  private let nodes: UnsafeMutablePointer<curl_slist>

  /// The first node. Valid as long as this object.
  var list: UnsafeMutablePointer<curl_slist> { unsafe nodes }

  /// A list of lines, each of which ends with NUL in `lines`.
  ///
  /// - Parameters:
  ///   - lines: The lines, one after the other.
  ///   - starts: Where each line starts; at least one.
  init(lines: [UInt8], starts: [Int]) {
    unsafe text = .allocate(capacity: lines.count)
    unsafe nodes = .allocate(capacity: starts.count)
    // As many bytes as were allocated, and CChar is a byte.
    unsafe lines.withUnsafeBytes {
      unsafe UnsafeMutableRawBufferPointer(start: text, count: lines.count).copyMemory(from: $0)
    }
    for (index, start) in starts.enumerated() {
      let isLast = index == starts.count - 1
      // `start` is an index of `lines`, and the next node is allocated unless this is the last.
      unsafe (nodes + index).initialize(
        to: curl_slist(data: text + start, next: isLast ? nil : nodes + index + 1))
    }
  }

  deinit {
    // The transfer that owns the list is gone, so libcurl reads it no more. Both hold trivial
    // values only.
    unsafe nodes.deallocate()
    unsafe text.deallocate()
  }
}
