import CLibcurl
public import HTTPTransportAPI
public import HTTPTypes

/// Sends requests over libcurl, 7.81 or later.
///
/// One thread per transport waits for all connections, which it keeps open for further requests.
/// Make one transport and share it. Nothing has to be shut down: the thread ends when the last
/// reference to the transport goes away. ``close()`` is for who wants to wait for that.
///
/// - Requests go out as they are. `Host` (unless the request has it) and the framing of the body
///   (`Content-Length`, also for POST, PUT and PATCH without one) are added, nothing else. The
///   fields `Transfer-Encoding` and `Expect` are refused; see
///   ``TransportOptions/expectsContinue``.
/// - Certificate and host name are always verified, with TLS 1.2 or later.
/// - No redirect is followed. Nothing is sent again once a byte of it was sent; a request that
///   meets a connection which the server has closed meanwhile goes over a new one.
/// - Environment variables such as `https_proxy` count only if asked for, with
///   ``CurlTransportConfiguration/environment(_:)``.
/// - A header of a response may have 256 KiB and 2,000 fields, trailer included.
/// - Requests beyond ``CurlTransportConfiguration/Limits/requests`` wait their turn.
/// - The address of a name is used again for up to 70 seconds.
/// - A task is suspended until its response is there. Where the last ones came within 0.2 ms, which
///   is from the same machine, a task whose request is the only one waits for it on its own thread,
///   for 5 ms at most: two changes of threads would take about as long as the response. (Linux only.)
/// - A transport does not survive `fork`: the child has its memory, but not its thread, and shares
///   its connections with the parent. Make a new transport after `fork`, and leave the old one
///   alone; `posix_spawn` is safe, as every descriptor is closed on `exec`.
public final class CurlTransport: HTTPTransport {
  let engine: Engine
  /// The engine's. It is here too, as it would be retained for each call if it was reached through the
  /// engine: one count for all threads to write to.
  private let pool: HandlePool
  private let proxies: ProxySettings
  private let heads = ResponseHeadReaders()

  /// A transport with its thread.
  ///
  /// - Throws: ``TransportError`` with the code `other` when libcurl or the operating system
  ///   cannot provide for it.
  public convenience init(
    configuration: CurlTransportConfiguration = CurlTransportConfiguration()
  ) throws(TransportError) {
    try self.init(configuration, threadName: "curl-transport")
  }

  #if os(Linux)
    static let usesEpoll = true
  #else
    static let usesEpoll = false
  #endif

  /// A transport whose thread has a name of one's own, and whose way to wait is chosen.
  init(
    _ configuration: CurlTransportConfiguration, threadName: String,
    usesEpoll: Bool = CurlTransport.usesEpoll
  ) throws(TransportError) {
    guard CurlGlobal.initialization == CURLE_OK else {
      throw TransportError(
        .other, "libcurl did not start: \(CurlFailure.text(of: CurlGlobal.initialization))",
        requestMayHaveReachedServer: false,
        underlyingCode: Int(CurlGlobal.initialization.rawValue))
    }
    let engine = try Engine(configuration, usesEpoll: usesEpoll)
    self.engine = engine
    pool = engine.pool
    proxies = configuration.proxies
    do {
      // The first one shows whether libcurl takes the configuration.
      try pool.makeFirst()
      try DetachedThread.run(named: threadName) { engine.runAgent() }
    } catch {
      engine.destroyWithoutAgent()
      throw error
    }
  }

  deinit {
    // The thread ends by itself; nothing waits here, where any thread may be.
    engine.close()
  }

  /// The transport's thread, as a place to run tasks that do little but send requests.
  ///
  /// A response comes to that thread, and is handed to another one for a task that runs elsewhere.
  /// A task that prefers this executor spares that:
  ///
  /// ```swift
  /// await withTaskExecutorPreference(transport.executor) {
  ///   // sends one request after the other
  /// }
  /// ```
  ///
  /// Measured on two cores over loopback, beside a server on one of them: with 64 requests in flight
  /// some 7 % more a second, for some 12 % less of the processor's time each; one after the other it
  /// makes no difference there. While such a task computes, no other request of the transport gets on;
  /// nothing may block in it. It may outlive the transport.
  public var executor: any TaskExecutor { engine.executor }

  /// Sends a request and returns when its response is there, with the whole body, or with its
  /// header if the options say that the body is streamed.
  ///
  /// - Throws: ``TransportError``. A request that cannot be sent as it is has the code
  ///   `invalidRequest`, and no connection is made for it.
  nonisolated(nonsending)
    public func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse
  {
    let transfer =
      if let begun = try begin(request, body, options) {
        begun
      } else {
        try await beginLater(request, body, options)
      }
    var isAnswered = engine.carryAlone(transfer)
    if !isAnswered { isAnswered = await carry(transfer) }
    guard isAnswered else { throw CurlFailure.error(.closed, of: transfer) }
    return try response(of: transfer)
  }

  // Not inlined, and nor is `response(of:)`: what they need for a moment would be kept for as long
  // as the request takes.

  /// A transfer that is ready; `nil` if it has to wait for its turn.
  @inline(never)
  private func begin(
    _ request: HTTPRequest, _ body: RequestBody, _ options: TransportOptions
  ) throws(TransportError) -> Transfer? {
    guard let easy = try pool.takeAtOnce(for: request) else { return nil }
    return try transfer(request, nil, body, options, PhaseTimeouts(options), easy)
  }

  /// A transfer that has waited for its turn.
  @inline(never)
  nonisolated(nonsending)
    private func beginLater(
      _ request: HTTPRequest, _ body: RequestBody, _ options: TransportOptions
    ) async throws(TransportError) -> Transfer
  {
    let phases = PhaseTimeouts(options)
    let parts = try checked(request, body, nil)
    let easy = try await pool.take(until: phases.deadline, for: parts.authority)
    return try transfer(request, parts, body, options, phases, easy)
  }

  /// The parts of a request, which mostly are those of the one before.
  private func checked(
    _ request: HTTPRequest, _ body: RequestBody, _ known: RequestParts?
  ) throws(TransportError) -> RequestParts {
    let parts =
      if let known, known.are(of: request, body: body) {
        known
      } else {
        try RequestParts(request, body: body, proxies: proxies)
      }
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the request to \(parts.authority) was cancelled",
        requestMayHaveReachedServer: false)
    }
    return parts
  }

  /// - Parameter parts: `nil` to have them checked.
  private func transfer(
    _ request: HTTPRequest, _ parts: RequestParts?, _ body: RequestBody,
    _ options: TransportOptions, _ phases: PhaseTimeouts, _ easy: EasyHandle
  ) throws(TransportError) -> Transfer {
    do {
      let parts = if let parts { parts } else { try checked(request, body, easy.settings.parts) }
      try easy.prepare(request, parts, body: body, options: options, at: phases.start)
      return Transfer(to: parts.authority, body: body, options: options, phases: phases, easy: easy)
    } catch {
      pool.giveBack(easy)
      throw error
    }
  }

  /// Returns when the transfer has an outcome.
  ///
  /// - Returns: `false` if the transport is closed, and the transfer never began.
  nonisolated(nonsending)
    private func carry(_ transfer: Transfer) async -> Bool
  {
    await withTaskCancellationHandler {
      await WaitingTask.wait { engine.carry(transfer, for: $0) }
    } onCancel: {
      engine.cancel(transfer)
    }
  }

  /// Ends what is under way with the code `closed`, and returns when the transport's thread has
  /// closed all connections. Whatever is sent afterwards fails with the same code.
  public func close() async {
    engine.close()
    await engine.waitUntilAgentIsGone()
  }

  @inline(never)
  private func response(of transfer: Transfer) throws(TransportError) -> TransportResponse {
    let outcome = transfer.takeOutcome()
    if case .failure(let error) = outcome { throw error }
    do {
      return try response(parsing: outcome, of: transfer)
    } catch {
      throw TransportError(
        .protocolViolation, "the response header from \(transfer.authority) has \(error.what)",
        requestMayHaveReachedServer: true)
    }
  }

  private func response(
    parsing outcome: Transfer.Outcome?, of transfer: Transfer
  ) throws(ResponseHeadParser.Malformed) -> TransportResponse {
    switch outcome {
    case .response:
      let received = transfer.received
      let trailerFields =
        received.trailer.isEmpty ? HTTPFields() : try ResponseHeadParser.fields(received.trailer)
      return TransportResponse(
        head: try heads.current.read(received.head),
        body: ResponseBody(received.body, trailerFields: trailerFields), metrics: received.metrics)
    case .head:
      let received = transfer.received
      // Made first: if the header is malformed, it goes away and the transfer with it.
      guard let inbox = transfer.inbox else { throw .init(what: "no body to stream") }
      let stream = CurlResponseStream(self, transfer, inbox)
      return TransportResponse(
        head: try heads.current.read(received.head), body: ResponseBody(stream),
        metrics: received.metrics)
    case .failure, nil:
      throw .init(what: "no response")
    }
  }
}
