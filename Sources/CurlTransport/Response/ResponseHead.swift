/// Collects the header of the final response from the lines that libcurl calls back with.
///
/// It leaves out informational responses (RFC 9110, 15.2) before it, and keeps the trailer after
/// the body apart.
struct ResponseHead {
  /// The most bytes and lines of header to accept; a server has no say in how much we keep.
  static let maximumSize = 256 * 1024
  static let maximumFieldCount = 2000

  /// Room for the usual header, so that it is allocated once.
  private static let usualSize = 512

  private static let switchingProtocols = 101

  private enum State {
    case beforeStatusLine
    case inFields(isFinal: Bool)
    case complete
  }

  /// What is wrong with a line.
  enum Problem {
    case notHTTP
    case switchesProtocols
    case tooLarge
  }

  private var state = State.beforeStatusLine
  private var fieldCount = 0

  /// The status line and the field lines, each with its line end.
  private(set) var bytes: [UInt8] = []

  /// The field lines after the body.
  private(set) var trailer: [UInt8] = []

  /// Whether the header of the final response is there.
  var isComplete: Bool {
    if case .complete = state { true } else { false }
  }

  /// Takes one line.
  mutating func append(_ line: Span<UInt8>) -> Problem? {
    switch state {
    case .complete:
      guard !isEmpty(line) else { return nil }
      fieldCount += 1
      guard fits(line) else { return .tooLarge }
      // Read within the closure only.
      unsafe line.withUnsafeBufferPointer { unsafe trailer.append(contentsOf: $0) }
      return nil
    case .beforeStatusLine:
      return start(line)
    case .inFields(let isFinal):
      guard !isEmpty(line) else {
        state = isFinal ? .complete : .beforeStatusLine
        return nil
      }
      guard isFinal else { return nil }
      fieldCount += 1
      return keep(line)
    }
  }

  private mutating func start(_ line: Span<UInt8>) -> Problem? {
    guard let code = StatusLine(line)?.code else { return .notHTTP }
    guard code != Self.switchingProtocols else { return .switchesProtocols }
    bytes.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(Self.usualSize)
    fieldCount = 0
    let isFinal = code >= 200
    state = .inFields(isFinal: isFinal)
    return isFinal ? keep(line) : nil
  }

  private mutating func keep(_ line: Span<UInt8>) -> Problem? {
    guard fits(line) else { return .tooLarge }
    // Read within the closure only.
    unsafe line.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    return nil
  }

  private func fits(_ line: Span<UInt8>) -> Bool {
    line.count <= Self.maximumSize - bytes.count - trailer.count
      && fieldCount <= Self.maximumFieldCount
  }

  private func isEmpty(_ line: Span<UInt8>) -> Bool {
    line.isEmpty || line[0] == UInt8(ascii: "\r") || line[0] == UInt8(ascii: "\n")
  }
}
