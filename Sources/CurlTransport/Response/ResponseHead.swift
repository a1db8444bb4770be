import HTTPTransportAPI

/// Collects the header of the final response from the lines that libcurl calls back with.
///
/// It leaves out informational responses (RFC 9110, 15.2) before it, and keeps the trailer after
/// the body apart. It belongs to an easy handle, whose requests have one response at a time, and
/// its memory is used again and again.
@safe final class ResponseHead {
  /// The most bytes and lines of header to accept; a server has no say in how much we keep.
  static let maximumSize = 256 * 1024
  static let maximumFieldCount = 2000

  /// Room for a short header. Of a longer one, up to the next size is kept.
  private static let initialSize = 256
  private static let largestRest = 4096

  private static let switchingProtocols = 101

  private enum State {
    case beforeStatusLine
    case inFields(isFinal: Bool)
    case complete
  }

  /// What a line came to.
  enum Progress {
    case goesOn
    /// The header is whole.
    case completed
    case notHTTP
    case switchesProtocols
    case tooLarge
  }

  private(set) var version = VersionText.none
  private var state = State.beforeStatusLine
  private var fieldCount = 0
  private var text: UnsafeMutablePointer<UInt8>
  private var capacity = initialSize
  /// The bytes of the header, and those of the trailer after them too.
  private var headCount = 0
  private var count = 0

  init() {
    unsafe text = .allocate(capacity: Self.initialSize)
  }

  deinit {
    // Trivial values, and nobody else's.
    unsafe text.deallocate()
  }

  /// Has the next line be the first.
  func removeAll() {
    restart()
    if capacity > Self.largestRest { reserve(Self.initialSize) }
  }

  private func restart() {
    state = .beforeStatusLine
    fieldCount = 0
    headCount = 0
    count = 0
  }

  /// Whether the header of the final response is there.
  var isComplete: Bool {
    if case .complete = state { true } else { false }
  }

  var isEmpty: Bool { count == 0 }

  /// Hands out the status line and the field lines, each with its line end.
  func append(to bytes: inout [UInt8]) {
    // So many were initialized.
    unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: headCount))
  }

  /// The field lines after the body.
  var trailer: [UInt8] {
    // So many were initialized.
    unsafe [UInt8](UnsafeBufferPointer(start: text + headCount, count: count - headCount))
  }

  /// Takes one line.
  func append(_ line: UnsafeBufferPointer<UInt8>) -> Progress {
    switch state {
    case .inFields(let isFinal):
      guard unsafe !isBlank(line) else {
        state = isFinal ? .complete : .beforeStatusLine
        return isFinal ? .completed : .goesOn
      }
      guard isFinal else { return .goesOn }
      guard unsafe keepField(line) else { return .tooLarge }
      headCount = count
      return .goesOn
    case .beforeStatusLine:
      return unsafe start(line)
    case .complete:
      return unsafe isBlank(line) || keepField(line) ? .goesOn : .tooLarge
    }
  }

  private func start(_ line: UnsafeBufferPointer<UInt8>) -> Progress {
    // The caller's pointer is good for this call.
    guard let status = unsafe StatusLine(Span(_unsafeElements: line)) else { return .notHTTP }
    let code = status.code
    guard code != Self.switchingProtocols else { return .switchesProtocols }
    restart()
    version = status.version
    let isFinal = code >= 200
    state = .inFields(isFinal: isFinal)
    guard isFinal else { return .goesOn }
    guard unsafe keep(line) else { return .tooLarge }
    headCount = count
    return .goesOn
  }

  private func keepField(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    fieldCount += 1
    return unsafe fieldCount <= Self.maximumFieldCount && keep(line)
  }

  private func keep(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count <= Self.maximumSize - count else { return false }
    if line.count > capacity - count { reserve(max(count + line.count, capacity * 2)) }
    guard let source = line.baseAddress else { return true }
    // There is room for it now.
    unsafe (text + count).update(from: source, count: line.count)
    count += line.count
    return true
  }

  private func reserve(_ size: Int) {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
    // What there is fits, and nobody else has the old memory.
    unsafe memory.update(from: text, count: count)
    unsafe text.deallocate()
    unsafe text = unsafe memory
    capacity = size
  }

  private func isBlank(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = unsafe line.first else { return true }
    return first == UInt8(ascii: "\r") || first == UInt8(ascii: "\n")
  }
}
