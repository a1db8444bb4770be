import CLibcurl
import HTTPTransportAPI
import HTTPTypes

/// One request and its response.
///
/// The task that sends makes it, and hands it to the event loop with a command. From then on, only
/// the transport's thread touches what can change; the task gets the response as the value that its
/// continuation is resumed with. That makes the class `Sendable`.
final class Transfer: @unchecked Sendable {
  /// The states of a transfer, in their order.
  enum Stage {
    /// Made, and perhaps in the command queue.
    case new
    /// Waits for an easy handle.
    case waiting
    /// Has an easy handle.
    case underWay
    case over
  }

  /// The received response. For a streamed one, `body` and `trailer` are empty.
  struct Received: Sendable {
    var head: [UInt8]
    var body: [UInt8] = []
    var trailer: [UInt8] = []
    var metrics: TransportMetrics
  }

  /// The most memory to reserve because a server announces a body of that size.
  private static let largestReservation: Int64 = 1024 * 1024

  // Constant, for any thread.
  let parts: RequestParts
  let header: HeaderText
  /// Kept, as libcurl reads the bytes where they are.
  let body: RequestBody
  let options: TransportOptions
  let timeouts: PhaseTimeouts
  /// Where a streamed request's body comes from.
  let requestBuffer: RequestBodyBuffer?
  /// Where a streamed response's body goes.
  let responseBuffer: ResponseBodyBuffer?

  // For the task until the transfer is in the command queue, then for the transport's thread.
  /// The task that waits for the response; `nil` once it has been resumed.
  var continuation: TaskContinuation<Result<Received, TransportError>>?
  var stage = Stage.new
  /// The place among the event loop's transfers.
  var index = 0
  var easy: EasyHandle?
  var isInMultiHandle = false
  var wasCancelled = false
  var resumptions: Resumptions?
  private(set) var refusedToSendAgain = false
  /// Why a callback ended the transfer.
  private(set) var callbackFailure: TransportError?
  private(set) var connectedAt: Moment?
  private var lastActivity: Moment
  private var lastSendingProgress: Int64 = 0
  /// The bytes that libcurl counts as sent before the request: the CONNECT of a tunnel.
  private var tunnelBytes = 0
  private var head = ResponseHead()
  private var responseBody: [UInt8] = []
  /// The bytes of header, body and trailer that arrived.
  private var bytesReceived: Int64 = 0

  init(
    _ parts: RequestParts, _ header: HeaderText, body: RequestBody, options: TransportOptions,
    timeouts: PhaseTimeouts
  ) {
    self.parts = parts
    self.header = header
    self.body = body
    self.options = options
    self.timeouts = timeouts
    requestBuffer = body.byteCount == nil ? RequestBodyBuffer(body) : nil
    responseBuffer = options.streamsResponse ? ResponseBodyBuffer() : nil
    lastActivity = timeouts.start
  }

  var authority: String { parts.authority }

  var isConnected: Bool { connectedAt != nil }

  var hasFirstByte: Bool { bytesReceived > 0 }

  /// Whether the server may have received any of the request.
  var hasSentBytes: Bool {
    isConnected && (easy?.requestBytesSent ?? 0) > tunnelBytes
  }

  /// How the transfer went so far; `nil` before it is under way.
  var metrics: TransportMetrics? { easy.map(metrics) }

  private func metrics(_ easy: EasyHandle) -> TransportMetrics {
    var metrics = easy.metrics
    metrics.bytesReceived = bytesReceived
    metrics.version = head.version
    return metrics
  }
}

// MARK: - The end

extension Transfer {
  /// Tells whoever waits how the transfer ended.
  func finish(_ result: Result<Received, TransportError>) {
    stage = .over
    requestBuffer?.close()
    if let continuation = continuation.take() {
      continuation.resume(returning: result)
    } else {
      responseBuffer?.end(
        result.map { ResponseBodyBuffer.End(trailer: $0.trailer, metrics: $0.metrics) })
    }
  }

  /// The response of a transfer that libcurl has finished.
  func takeResponse(_ easy: EasyHandle) -> Result<Received, TransportError> {
    guard head.isComplete else {
      guard head.isEmpty else {
        return .failure(
          TransportError(
            .reset,
            "the connection to \(authority) ended within the header of the response",
            requestMayHaveReachedServer: true))
      }
      return .failure(protocolViolation("the server's answer has no complete header"))
    }
    return .success(
      Received(
        head: head.head, body: responseBody, trailer: head.trailer, metrics: metrics(easy)))
  }

  private func protocolViolation(_ message: String) -> TransportError {
    TransportError(
      .protocolViolation, "\(message), from \(authority)", requestMayHaveReachedServer: true)
  }
}

// MARK: - Time

extension Transfer {
  /// Which timeout has expired, or when to check again.
  func checkTimeouts(_ now: Moment) -> PhaseTimeouts.Verdict {
    if timeouts.idle != nil { noteSending(now) }
    return timeouts.verdict(
      now, connectedAt: connectedAt, hasFirstByte: hasFirstByte,
      lastActivity: isHeldUp ? now : lastActivity)
  }

  /// Whether the reader of the response makes the server wait.
  private var isHeldUp: Bool { responseBuffer?.isHoldingUp ?? false }

  /// Counts what was sent since the last check as sent now. The callbacks know exactly when something
  /// arrives.
  private func noteSending(_ now: Moment) {
    guard let progress = easy?.sendingProgress, progress != lastSendingProgress else { return }
    lastSendingProgress = progress
    lastActivity = now
  }

  private func noteArrival(of count: Int) {
    bytesReceived &+= Int64(count)
    guard timeouts.idle != nil else { return }
    lastActivity = .now
    // What was sent before is older than that.
    lastSendingProgress = easy?.sendingProgress ?? lastSendingProgress
  }
}

// MARK: - Called by libcurl

extension Transfer {
  /// There is a connection, and the request goes out next.
  ///
  /// - Returns: Whether it may.
  func connected() -> Bool {
    guard isConnected else {
      connectedAt = .now
      lastActivity = connectedAt ?? lastActivity
      tunnelBytes = easy?.requestBytesSent ?? 0
      return true
    }
    // libcurl sends a request again, whatever its method, when a kept connection breaks before the
    // response. The server may have acted on the request, unless not a byte of it was sent.
    guard hasSentBytes else { return true }
    refusedToSendAgain = true
    return false
  }

  /// Receives a line of a header or trailer.
  ///
  /// - Returns: Whether to go on.
  func receive(headerLine line: UnsafeBufferPointer<UInt8>) -> Bool {
    noteArrival(of: line.count)
    // The caller's pointer is valid during this call.
    switch unsafe head.append(line) {
    case .goesOn: return true
    case .completed:
      if responseBuffer != nil { handOverHead() }
      return true
    case .notHTTP:
      callbackFailure = protocolViolation("the server's answer is not HTTP")
    case .switchesProtocols:
      callbackFailure = protocolViolation("the server switches to another protocol unasked")
    case .tooLarge:
      callbackFailure = protocolViolation("the response header is too large")
    }
    return false
  }

  /// Resumes the task with the header of a streamed response.
  private func handOverHead() {
    guard let easy, let continuation = continuation.take() else { return }
    let received = Received(head: head.head, metrics: metrics(easy))
    resumptions?.append { continuation.resume(returning: .success(received)) }
  }

  /// Receives a piece of the body.
  func receive(bodyPiece piece: UnsafeBufferPointer<UInt8>) -> CallbackAnswer {
    if let responseBuffer, let resumptions {
      // The caller's pointer is valid during this call.
      guard unsafe responseBuffer.receive(piece, resumptions) else { return .pause }
      noteArrival(of: piece.count)
      return .done(piece.count)
    }
    noteArrival(of: piece.count)
    let limit = max(0, options.maximumResponseBodySize)
    if responseBody.isEmpty, let size = easy?.announcedBodySize {
      guard size <= Int64(clamping: limit) else {
        callbackFailure = bodyTooLarge()
        return .stop
      }
      responseBody.reserveCapacity(Int(min(size, Self.largestReservation)))
    }
    guard piece.count <= limit - responseBody.count else {
      callbackFailure = bodyTooLarge()
      return .stop
    }
    // The caller's pointer is valid during this call.
    unsafe responseBody.append(contentsOf: piece)
    return .done(piece.count)
  }

  private func bodyTooLarge() -> TransportError {
    TransportError(
      .bodyTooLarge,
      "the response body from \(authority) is larger than the limit of "
        + "\(max(0, options.maximumResponseBodySize)) bytes",
      requestMayHaveReachedServer: true)
  }

  /// Fills a buffer with the next bytes of the request's body.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> CallbackAnswer {
    guard let requestBuffer, let resumptions else { return .stop }
    if timeouts.idle != nil { lastActivity = .now }
    do throws(TransportError) {
      // The caller's pointer is valid during this call.
      guard let count = try unsafe requestBuffer.fill(buffer, resumptions) else { return .pause }
      return .done(count)
    } catch {
      callbackFailure = error
      callbackFailure?.requestMayHaveReachedServer = hasSentBytes
      return .stop
    }
  }

  /// Starts the request's body again.
  ///
  /// - Returns: `false` if it cannot be replayed.
  func rewind() -> Bool {
    guard let requestBuffer, let resumptions else { return false }
    return requestBuffer.restart(resumptions)
  }
}

/// The answer of a callback to libcurl.
enum CallbackAnswer {
  case done(Int)
  case pause
  case stop
}
