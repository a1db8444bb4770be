import CLibcurl
import HTTPTransportAPI
import HTTPTypes

/// One request on its way, and what came of it.
///
/// It belongs to the task that sends until it is posted to the mailbox, then to the agent thread;
/// what does not change is for both. That is what makes it `Sendable`.
final class Transfer: @unchecked Sendable {
  /// What a transfer came to.
  enum Outcome: Sendable {
    case response(head: [UInt8], body: [UInt8])
    case failure(TransportError)
  }

  /// The most room to make on a server's word for how long its body is.
  private static let largestReservation: Int64 = 1024 * 1024

  // What the task gives.
  let authority: String
  let header: HeaderList
  let requestBody: [UInt8]
  let maximumBodySize: Int
  var continuation: CheckedContinuation<Outcome, Never>?

  // What the agent keeps.
  var easy: EasyHandle?
  var slot: Int?
  var wasCancelled = false
  private(set) var isOver = false
  private(set) var isConnected = false
  /// What libcurl counts as sent before the request itself: the CONNECT of a tunnel.
  private var tunnelBytes = 0
  private(set) var refusedToSendAgain = false
  private(set) var head = ResponseHead()
  private(set) var body: [UInt8] = []
  private var hasBodyStarted = false
  /// Why a callback ended the transfer.
  private(set) var callbackFailure: TransportError?

  init(_ request: PreparedRequest, body: [UInt8], maximumBodySize: Int) {
    authority = request.authority
    header = request.header
    requestBody = body
    self.maximumBodySize = maximumBodySize
  }

  /// Whether the server may have got any of the request.
  var hasSentBytes: Bool {
    isConnected && (easy?.requestBytesSent ?? 0) > tunnelBytes
  }

  /// Resumes the waiting task with what the transfer came to; nothing if that was done before.
  func finish(_ outcome: Outcome) {
    guard !isOver else { return }
    isOver = true
    continuation?.resume(returning: outcome)
    continuation = nil
  }

  /// The collected response.
  func takeResponse() -> Outcome {
    guard head.isComplete else {
      return .failure(protocolViolation("the server's answer has no whole header"))
    }
    return .response(head: head.bytes, body: body)
  }

  private func protocolViolation(_ message: String) -> TransportError {
    TransportError(
      .protocolViolation, "\(message), from \(authority)", requestMayHaveReachedServer: true)
  }
}

// MARK: - What libcurl calls

extension Transfer {
  /// There is a connection, and the request goes out next.
  ///
  /// - Returns: Whether it may.
  func connected() -> Bool {
    guard isConnected else {
      isConnected = true
      tunnelBytes = easy?.requestBytesSent ?? 0
      return true
    }
    // libcurl sends a request again, whatever its method, when a connection from its cache breaks
    // before any answer. The server may have acted on it, unless not a byte had left.
    guard hasSentBytes else { return true }
    refusedToSendAgain = true
    return false
  }

  /// A line of a header or trailer.
  ///
  /// - Returns: Whether to go on.
  func receive(headerLine line: Span<UInt8>) -> Bool {
    guard let problem = head.append(line) else { return true }
    callbackFailure =
      switch problem {
      case .notHTTP: protocolViolation("the server's answer is not HTTP")
      case .switchesProtocols:
        protocolViolation("the server switches to a protocol that nobody asked for")
      case .tooLarge: protocolViolation("the response header is too large")
      }
    return false
  }

  /// A piece of the body.
  ///
  /// - Returns: Whether to go on.
  func receive(bodyPiece piece: UnsafeBufferPointer<UInt8>) -> Bool {
    if !hasBodyStarted {
      hasBodyStarted = true
      guard makeRoom() else { return false }
    }
    guard piece.count <= maximumBodySize - body.count else {
      callbackFailure = bodyTooLarge()
      return false
    }
    // The caller's pointer is good for this call.
    unsafe body.append(contentsOf: piece)
    return true
  }

  private func makeRoom() -> Bool {
    guard let size = easy?.announcedBodySize else { return true }
    guard size <= Int64(clamping: maximumBodySize) else {
      callbackFailure = bodyTooLarge()
      return false
    }
    body.reserveCapacity(Int(min(size, Self.largestReservation)))
    return true
  }

  private func bodyTooLarge() -> TransportError {
    TransportError(
      .bodyTooLarge,
      "the response body from \(authority) is larger than the limit of \(maximumBodySize) bytes",
      requestMayHaveReachedServer: true)
  }
}
