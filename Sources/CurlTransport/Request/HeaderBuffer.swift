import CLibcurl
import HTTPTransportAPI
import HTTPTypes

/// Header lines as the linked list that libcurl reads, in memory that is used again and again.
///
/// It belongs to an easy handle and changes only while that is in no multi handle.
@safe final class HeaderBuffer {
  /// Room for the usual header.
  private static let usualSize = 2048
  private static let usualCount = 24

  private var text: UnsafeMutablePointer<CChar>
  private var textCapacity = usualSize
  private var textCount = 0
  private var nodes: UnsafeMutablePointer<curl_slist>
  private var nodeCapacity = usualCount
  private var starts: [Int] = []

  init() {
    unsafe text = .allocate(capacity: Self.usualSize)
    unsafe nodes = .allocate(capacity: Self.usualCount)
    starts.reserveCapacity(Self.usualCount)
  }

  deinit {
    // The easy handle that owns this was cleaned up before. Both hold trivial values only.
    unsafe nodes.deallocate()
    unsafe text.deallocate()
  }

  func removeAll() {
    textCount = 0
    starts.removeAll(keepingCapacity: true)
  }

  /// Starts a line.
  func begin() {
    starts.append(textCount)
  }

  func append(_ text: String) {
    var text = text
    // The bytes are read within the closure only.
    text.withUTF8 { unsafe append(UnsafeRawBufferPointer($0)) }
  }

  func append(_ text: StaticString) {
    // A constant's bytes, of which there are as many as it says.
    unsafe append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  func append(_ bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count)
    guard let source = bytes.baseAddress else { return }
    // `reserve` made the room.
    unsafe UnsafeMutableRawPointer(text + textCount).copyMemory(
      from: source, byteCount: bytes.count)
    textCount += bytes.count
  }

  /// Ends a line.
  func end() {
    reserve(1)
    // `reserve` made the room.
    unsafe text[textCount] = 0
    textCount += 1
  }

  /// The lines as a list, valid until the next change; `nil` if there are none.
  func link() -> UnsafeMutablePointer<curl_slist>? {
    guard !starts.isEmpty else { return nil }
    if starts.count > nodeCapacity {
      unsafe nodes.deallocate()
      nodeCapacity = starts.count * 2
      unsafe nodes = .allocate(capacity: nodeCapacity)
    }
    for (index, start) in starts.enumerated() {
      let isLast = index == starts.count - 1
      // There are as many nodes as lines, and `start` is within the text.
      unsafe (nodes + index).initialize(
        to: curl_slist(data: text + start, next: isLast ? nil : nodes + index + 1))
    }
    return unsafe nodes
  }

  private func reserve(_ count: Int) {
    guard count > textCapacity - textCount else { return }
    let capacity = (textCount + count) * 2
    let larger = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    // What there is fits, and nobody else has the old memory.
    unsafe larger.initialize(from: text, count: textCount)
    unsafe text.deallocate()
    unsafe text = unsafe larger
    textCapacity = capacity
  }
}
