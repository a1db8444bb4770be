import CLibcurl
import HTTPTransportAPI
import HTTPTypes

/// Header lines as the linked list that libcurl reads, in memory that is used again and again.
///
/// It belongs to an easy handle and changes only while that is in no multi handle.
@safe final class HeaderBuffer {
  /// Room for a short header; each handle keeps what the longest one so far has needed.
  private static let initialSize = 384
  private static let initialCount = 8

  private var text: UnsafeMutablePointer<CChar>
  private var textCapacity = initialSize
  private var textCount = 0
  private var nodes: UnsafeMutablePointer<curl_slist>
  private var nodeCapacity = initialCount
  private var lineCount = 0
  private var lineStart = 0

  init() {
    unsafe text = .allocate(capacity: Self.initialSize)
    unsafe nodes = .allocate(capacity: Self.initialCount)
  }

  deinit {
    // The easy handle that owns this was cleaned up before. Both hold trivial values only.
    unsafe nodes.deallocate()
    unsafe text.deallocate()
  }

  func removeAll() {
    textCount = 0
    lineCount = 0
    lineStart = 0
  }

  func append(_ text: String) {
    // The bytes are read within the closure only.
    unsafe text.utf8.span.bytes.withUnsafeBytes { unsafe append($0) }
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
    if lineCount == nodeCapacity { reserveNodes() }
    // There are as many nodes as lines.
    unsafe (nodes + lineCount).initialize(to: curl_slist(data: text + lineStart, next: nil))
    lineCount += 1
    lineStart = textCount
  }

  /// The lines as a list, valid until the next change; `nil` if there are none.
  func link() -> UnsafeMutablePointer<curl_slist>? {
    guard lineCount > 0 else { return nil }
    // So many were initialized, each with a line that ends with NUL.
    for index in 1..<lineCount { unsafe nodes[index - 1].next = unsafe nodes + index }
    return unsafe nodes
  }

  private func reserveNodes() {
    let capacity = nodeCapacity * 2
    let larger = UnsafeMutablePointer<curl_slist>.allocate(capacity: capacity)
    // What there is fits, and nobody else has the old memory.
    unsafe larger.initialize(from: nodes, count: lineCount)
    unsafe nodes.deallocate()
    unsafe nodes = unsafe larger
    nodeCapacity = capacity
  }

  private func reserve(_ count: Int) {
    guard count > textCapacity - textCount else { return }
    let capacity = max(textCount + count, textCapacity * 3 / 2)
    let larger = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
    // What there is fits, and nobody else has the old memory.
    unsafe larger.initialize(from: text, count: textCount)
    for index in 0..<lineCount {
      // The same place in the new memory.
      unsafe nodes[index].data = unsafe larger + (nodes[index].data - text)
    }
    unsafe text.deallocate()
    unsafe text = unsafe larger
    textCapacity = capacity
  }
}
