import HTTPTransportAPI

/// Collects the header of the final response from the lines that libcurl hands over.
///
/// It leaves out informational responses (RFC 9110, 15.2), and keeps the trailer apart.
struct ResponseHead {
  /// The most bytes and lines to accept.
  static let maximumSize = 256 * 1024
  static let maximumFieldCount = 2000

  /// Room for a usual header, so that it is allocated once.
  private static let usualSize = 512

  private static let switchingProtocols = 101

  private enum State {
    case beforeStatusLine
    case inFields(isFinal: Bool)
    case complete
  }

  /// The effect of a line.
  enum Progress {
    case goesOn
    /// The header is complete.
    case completed
    case notHTTP
    case switchesProtocols
    case tooLarge
  }

  /// The status line and the field lines, each with its line end.
  private(set) var head: [UInt8] = []
  /// The field lines after the body.
  private(set) var trailer: [UInt8] = []
  private(set) var version = VersionText.none
  private var state = State.beforeStatusLine
  private var fieldCount = 0

  /// Whether the header of the final response is complete.
  var isComplete: Bool {
    if case .complete = state { true } else { false }
  }

  var isEmpty: Bool { head.isEmpty }

  /// Takes one line.
  mutating func append(_ line: UnsafeBufferPointer<UInt8>) -> Progress {
    switch state {
    case .inFields(let isFinal):
      guard unsafe !isBlank(line) else {
        state = isFinal ? .complete : .beforeStatusLine
        return isFinal ? .completed : .goesOn
      }
      guard isFinal else { return .goesOn }
      guard hasRoom(for: line.count) else { return .tooLarge }
      unsafe head.append(contentsOf: line)
      return .goesOn
    case .beforeStatusLine:
      return unsafe start(line)
    case .complete:
      guard unsafe !isBlank(line) else { return .goesOn }
      guard hasRoom(for: line.count) else { return .tooLarge }
      unsafe trailer.append(contentsOf: line)
      return .goesOn
    }
  }

  private mutating func start(_ line: UnsafeBufferPointer<UInt8>) -> Progress {
    // The caller's pointer is valid during this call.
    guard let status = unsafe StatusLine(Span(_unsafeElements: line)) else { return .notHTTP }
    guard status.code != Self.switchingProtocols else { return .switchesProtocols }
    version = status.version
    let isFinal = status.code >= 200
    state = .inFields(isFinal: isFinal)
    guard isFinal else { return .goesOn }
    guard line.count <= Self.maximumSize else { return .tooLarge }
    head.reserveCapacity(max(line.count, Self.usualSize))
    unsafe head.append(contentsOf: line)
    return .goesOn
  }

  private mutating func hasRoom(for count: Int) -> Bool {
    fieldCount += 1
    return fieldCount <= Self.maximumFieldCount
      && count <= Self.maximumSize - head.count - trailer.count
  }

  private func isBlank(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = unsafe line.first else { return true }
    return first == UInt8(ascii: "\r") || first == UInt8(ascii: "\n")
  }
}
