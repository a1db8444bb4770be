import CLibcurl
import HTTPTransportAPI
import HTTPTypes

/// One request on its way, and what came of it.
///
/// It belongs to the task that sends until it is handed to the engine, then to who holds the
/// engine's lock; what does not change is for both. That is what makes it `Sendable`.
final class Transfer: @unchecked Sendable {
  /// What a transfer came to. What came is in the transfer.
  enum Outcome: Sendable {
    case response
    /// The body follows in the inbox.
    case head
    /// Apart, as an error has many fields, and most transfers have none.
    indirect case failure(TransportError)
  }

  /// What came of a response. Of a streamed one, that is its header.
  struct Received {
    var head: [UInt8]
    var body: [UInt8]
    var trailer: [UInt8]
    var metrics: TransportMetrics?
  }

  /// The most room to make on a server's word for how long its body is.
  private static let largestReservation: Int64 = 1024 * 1024

  // What the task gives.
  let authority: String
  /// Kept because libcurl reads the bytes where they are.
  private let requestBody: RequestBody
  private let maximumBodySize: Int
  let phases: PhaseTimeouts
  /// Where a streamed request's body comes from.
  let outbox: Outbox?
  /// Where a streamed response's body goes.
  let inbox: Inbox?
  /// Whether it was begun for a task that waits for it on its own thread first. For the task.
  var hasBegun = false

  // What the engine keeps.
  /// Who waits, once it does. Resumed with whether the transfer was begun.
  var task: WaitingTask<Bool>?
  /// Whether there is an outcome for the task.
  private(set) var isAnswered = false
  var easy: EasyHandle?
  var slot: Int?
  var resumptions: Resumptions?
  var wasCancelled = false
  private(set) var isOver = false
  /// Set once, before the task resumes.
  private var outcome: Outcome?
  private(set) var connectedAt: Moment?
  private(set) var hasFirstByte = false
  private var lastActivity: Moment
  private var lastBytesOnTheWire: Int64 = 0
  /// What libcurl counts as sent before the request itself: the CONNECT of a tunnel.
  private var tunnelBytes = 0
  private(set) var refusedToSendAgain = false
  private var head: [UInt8] = []
  private var body: [UInt8] = []
  private var trailer: [UInt8] = []
  private var metrics: TransportMetrics?
  private var hasBodyStarted = false
  /// A failure if a callback ended the transfer.
  private var callbackOutcome: Outcome?

  init(
    to authority: String, body: RequestBody, options: TransportOptions, phases: PhaseTimeouts,
    easy: EasyHandle
  ) {
    self.authority = authority
    requestBody = body
    maximumBodySize = max(0, options.maximumResponseBodySize)
    self.phases = phases
    outbox = body.byteCount == nil ? Outbox(body) : nil
    inbox = options.streamsResponse ? Inbox() : nil
    lastActivity = phases.start
    self.easy = easy
    head = Self.room(easy.usualSizes.head)
    if inbox == nil { self.body = Self.room(easy.usualSizes.body) }
  }

  private static func room(_ size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    return bytes
  }

  /// Why a callback ended the transfer.
  private(set) var callbackFailure: TransportError? {
    get { if case .failure(let error)? = callbackOutcome { error } else { nil } }
    set { callbackOutcome = newValue.map { .failure($0) } }
  }

  var isConnected: Bool { connectedAt != nil }

  /// Whether the server may have got any of the request.
  var hasSentBytes: Bool {
    isConnected && (easy?.requestBytesSent ?? 0) > tunnelBytes
  }

  /// Has whoever waits learn what the transfer came to; nothing if that was done before.
  func finish(_ outcome: Outcome, _ resumptions: Resumptions) {
    guard !isOver else { return }
    isOver = true
    outbox?.close(resumptions)
    guard isAnswered else {
      answer(outcome, resumptions)
      return
    }
    guard let inbox else { return }
    switch outcome {
    case .response:
      // There is a handle until the transfer is over.
      guard let easy else { break }
      inbox.end(
        .success(Inbox.End(trailer: easy.head.trailer, metrics: easy.metrics)), resumptions)
    case .failure(let error): inbox.end(.failure(error), resumptions)
    case .head: break
    }
  }

  private func answer(_ outcome: Outcome, _ resumptions: Resumptions) {
    isAnswered = true
    self.outcome = outcome
    if let task = task.take() { resumptions.append(task) }
  }

  /// What it came to. For the task, once it is answered, as the next.
  func takeOutcome() -> Outcome? { outcome.take() }

  /// What came so far as the task was told.
  var received: Received {
    Received(head: head, body: body, trailer: trailer, metrics: metrics)
  }

  /// The collected response.
  func takeResponse(_ easy: EasyHandle) -> Outcome {
    guard easy.head.isComplete else {
      guard easy.head.isEmpty else {
        return .failure(
          TransportError(
            .reset, "the connection to \(authority) ended amid the header of the response",
            requestMayHaveReachedServer: true))
      }
      return .failure(protocolViolation("the server's answer has no whole header"))
    }
    // What is streamed was handed over before, and the task may read it now.
    if inbox == nil {
      takeHead(easy)
      trailer = easy.head.trailer
      metrics = easy.metrics
      easy.usualSizes = UsualSizes(head: head.count, body: body.count)
    }
    return .response
  }

  private func takeHead(_ easy: EasyHandle) {
    // Taken out and put back: what a class has is checked at each change in place for another one.
    var taken = head
    head = []
    easy.head.append(to: &taken)
    head = taken
  }

  private func protocolViolation(_ message: String) -> TransportError {
    TransportError(
      .protocolViolation, "\(message), from \(authority)", requestMayHaveReachedServer: true)
  }
}

// MARK: - Time

extension Transfer {
  /// What has run out, or when to look again.
  func checkTime(_ now: Moment) -> PhaseTimeouts.Verdict {
    if phases.idle != nil { noteActivity(now) }
    return phases.verdict(
      now, connectedAt: connectedAt, hasFirstByte: hasFirstByte,
      lastActivity: isHeldUp ? now : lastActivity)
  }

  /// Whether it is the reader of the response who takes the time.
  private var isHeldUp: Bool { inbox?.isHoldingUp ?? false }

  private func noteActivity(_ now: Moment) {
    guard let bytes = easy?.bytesOnTheWire, bytes != lastBytesOnTheWire else { return }
    // Some time since the last look; exactly when, the callbacks know of what arrives.
    if bytes > lastBytesOnTheWire, !hasFirstByte { lastActivity = now }
    lastBytesOnTheWire = bytes
  }

  private func noteArrival() {
    hasFirstByte = true
    if phases.idle != nil { lastActivity = .now }
  }
}

// MARK: - What libcurl calls

extension Transfer {
  /// There is a connection, and the request goes out next.
  ///
  /// - Returns: Whether it may.
  func connected() -> Bool {
    guard isConnected else {
      connectedAt = phases.hasPhases ? .now : phases.start
      lastActivity = connectedAt ?? lastActivity
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
  func receive(headerLine line: UnsafeBufferPointer<UInt8>, _ easy: EasyHandle) -> Bool {
    noteArrival()
    easy.bytesReceived &+= Int64(line.count)
    // The caller's pointer is good for this call.
    switch unsafe easy.head.append(line) {
    case .goesOn: return true
    case .completed:
      if inbox != nil { handOver(easy) }
      return true
    case .notHTTP:
      callbackFailure = protocolViolation("the server's answer is not HTTP")
    case .switchesProtocols:
      callbackFailure = protocolViolation(
        "the server switches to a protocol that nobody asked for")
    case .tooLarge:
      callbackFailure = protocolViolation("the response header is too large")
    }
    return false
  }

  /// Has the task go on with the header that is there.
  private func handOver(_ easy: EasyHandle) {
    guard let resumptions, !isAnswered else { return }
    takeHead(easy)
    metrics = easy.metrics
    answer(.head, resumptions)
  }

  /// A piece of the body.
  func receive(
    bodyPiece piece: UnsafeBufferPointer<UInt8>, _ easy: EasyHandle
  ) -> CallbackAnswer {
    noteArrival()
    if let inbox, let resumptions {
      // The caller's pointer is good for this call.
      guard unsafe inbox.receive(piece, resumptions) else { return .pause }
      easy.bytesReceived &+= Int64(piece.count)
      return .done(piece.count)
    }
    if !hasBodyStarted {
      hasBodyStarted = true
      guard makeRoom(easy) else { return .stop }
    }
    guard piece.count <= maximumBodySize - body.count else {
      callbackFailure = bodyTooLarge()
      return .stop
    }
    // As in `takeHead`.
    var collected = body
    body = []
    // The caller's pointer is good for this call.
    unsafe collected.append(contentsOf: piece)
    body = collected
    easy.bytesReceived &+= Int64(piece.count)
    return .done(piece.count)
  }

  private func makeRoom(_ easy: EasyHandle) -> Bool {
    guard let size = easy.announcedBodySize else { return true }
    guard size <= Int64(clamping: maximumBodySize) else {
      callbackFailure = bodyTooLarge()
      return false
    }
    let room = Int(min(size, Self.largestReservation))
    if room > body.capacity { body = Self.room(room) }
    return true
  }

  private func bodyTooLarge() -> TransportError {
    TransportError(
      .bodyTooLarge,
      "the response body from \(authority) is larger than the limit of \(maximumBodySize) bytes",
      requestMayHaveReachedServer: true)
  }

  /// Room for a piece of the request's body.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) -> CallbackAnswer {
    guard let outbox, let resumptions else { return .stop }
    if phases.idle != nil { lastActivity = .now }
    do throws(TransportError) {
      // The caller's pointer is good for this call.
      guard let count = try unsafe outbox.fill(buffer, resumptions) else { return .pause }
      return .done(count)
    } catch {
      callbackFailure = error
      callbackFailure?.requestMayHaveReachedServer = hasSentBytes
      return .stop
    }
  }

  /// The request's body is to start again.
  func rewind() -> Bool {
    guard let outbox, let resumptions else { return false }
    return outbox.restart(resumptions)
  }
}

/// What a callback tells libcurl.
enum CallbackAnswer {
  case done(Int)
  case pause
  case stop
}
