import CLibcurl
public import HTTPTransportAPI
public import HTTPTypes

/// A transport over libcurl, 7.81 or later.
///
/// `CurlTransport()` heeds the environment as the clients' default transport does: requests go
/// through the proxies of `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, and trust the
/// certificate authorities of `AWS_CA_BUNDLE`. Pass a ``CurlTransportConfiguration`` for a transport
/// that does not depend on the environment.
///
/// Make one transport and share it: it keeps connections open for further requests. It has one
/// thread, which ends when the last reference to the transport goes away. Call ``close()`` only to
/// wait until that has happened. <doc:HowItWorks> describes how a request gets there and back.
///
/// - Requests are sent as they are. The transport adds `Host`, unless the request has it, and the
///   framing of the body (`Content-Length`, also for POST, PUT and PATCH without a body), and
///   nothing else. It refuses the fields `Transfer-Encoding` and `Expect`; see
///   `TransportOptions.expectsContinue`.
/// - Certificate and host name are always verified, with TLS 1.2 or later.
/// - Redirects are not followed. Nothing is sent again after a byte of it was sent. A request that
///   finds its kept connection closed by the server uses a new one.
/// - The header of a response may have 256 KiB and 2,000 fields, including the trailer.
/// - Requests beyond ``CurlTransportConfiguration/Limits/requests`` wait for others to end.
/// - The addresses of a name are reused for up to 60 seconds.
/// - A transport does not survive `fork`: the child has its memory but not its thread, and shares
///   the connections with the parent. Make a new transport after `fork`, and do not touch the old
///   one.
/// - Programs that are started with `posix_spawn`, or with `fork` and `exec`, do not inherit
///   connections. They do inherit the descriptors that libcurl wakes its own threads with, in the
///   versions of libcurl that do not mark those as close-on-exec, and can do nothing with them but
///   wake a thread for nothing.
public final class CurlTransport: HTTPTransport {
  let queue: CommandQueue
  private let loopExecutor: EventLoopExecutor
  private let proxies: ProxySettings
  private let heads = ResponseHeadReader()

  /// Creates a transport and starts its thread.
  ///
  /// - Parameter configuration: The settings for all requests; by default those of the environment.
  /// - Throws: `TransportError` with the code `other` if libcurl or the operating system has no
  ///   memory, descriptors or threads left, or libcurl refuses the configuration.
  public convenience init(
    configuration: CurlTransportConfiguration = .environment()
  ) throws(TransportError) {
    try self.init(configuration, threadName: "curl-transport")
  }

  init(
    _ configuration: CurlTransportConfiguration, threadName: String
  ) throws(TransportError) {
    guard CurlGlobal.initialization == CURLE_OK else {
      throw TransportError(
        .other, "libcurl did not start: \(CurlFailure.text(of: CurlGlobal.initialization))",
        requestMayHaveReachedServer: false,
        underlyingCode: Int(CurlGlobal.initialization.rawValue))
    }
    let loop = try EventLoop(configuration)
    queue = loop.queue
    loopExecutor = loop.executor
    proxies = configuration.proxies
    try DetachedThread.run(named: threadName) { loop.run() }
  }

  deinit {
    // The thread ends by itself. Nothing waits here, as this may be any thread.
    queue.close()
  }

  /// An executor for tasks that do little but send requests: the transport's thread.
  ///
  /// A task on another executor is resumed on another thread for each response. A task that prefers
  /// this one is not:
  ///
  /// ```swift
  /// await withTaskExecutorPreference(transport.executor) {
  ///   // sends one request after the other
  /// }
  /// ```
  ///
  /// While such a task computes, no request of the transport proceeds, so nothing in it may block.
  /// The executor may outlive the transport.
  public var executor: any TaskExecutor { loopExecutor }

  /// Sends a request and returns its response, with the whole body, or as soon as the header has
  /// arrived if the options say that the body is streamed.
  ///
  /// - Throws: `TransportError`. A request that cannot be sent as it is has the code
  ///   `TransportError.Code.invalidRequest`, and no connection is made for it.
  nonisolated(nonsending)
    public func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse
  {
    let timeouts = PhaseTimeouts(options)
    let parts = try RequestParts(request, body: body, options: options, proxies: proxies)
    let header = try HeaderWriter.write(
      request, parts, body: body, expectsContinue: options.expectsContinue)
    let transfer = Transfer(parts, header, body: body, options: options, timeouts: timeouts)
    guard !Task.isCancelled else { throw CurlFailure.error(.cancelled, of: transfer) }
    return try response(try await carry(transfer).get(), of: transfer)
  }

  /// Ends all requests under way with the code `TransportError.Code.closed`, and
  /// returns when the transport's thread has closed all connections. Requests that are sent
  /// afterwards fail with the same code.
  public func close() async {
    queue.close()
    await queue.waitUntilLoopHasEnded()
  }
}

// MARK: - Transfers

extension CurlTransport {
  /// Hands a transfer to the event loop, and returns when it has an outcome for the task.
  nonisolated(nonsending)
    private func carry(
      _ transfer: Transfer
    ) async -> Result<Transfer.Received, TransportError>
  {
    transfer.requestBuffer?.start { [weak self, weak transfer] in
      if let self, let transfer { self.resume(transfer) }
    }
    return await withTaskCancellationHandler {
      await TaskContinuation.suspend { continuation in
        transfer.continuation = continuation
        if !queue.post(.start(transfer)) { refuse(transfer) }
      }
    } onCancel: {
      cancel(transfer)
    }
  }

  /// Ends a transfer that the closed queue has not taken. The event loop may still have a command to
  /// cancel it, so nothing that the loop looks at changes here.
  private func refuse(_ transfer: Transfer) {
    let error = CurlFailure.error(.closed, of: transfer)
    transfer.requestBuffer?.close()
    transfer.continuation.take()?.resume(returning: .failure(error))
  }

  /// Ends a transfer with the code `cancelled`.
  func cancel(_ transfer: Transfer) { _ = queue.post(.cancel(transfer)) }

  /// Has libcurl continue with a transfer that a body buffer has paused.
  func resume(_ transfer: Transfer) { _ = queue.post(.resume(transfer)) }

  private func response(
    _ received: Transfer.Received, of transfer: Transfer
  ) throws(TransportError) -> TransportResponse {
    // Made first: if the header is malformed, it goes away and ends the transfer.
    let stream = transfer.responseBuffer.map { CurlResponseStream(self, transfer, $0) }
    do {
      let head = try heads.read(received.head)
      let body =
        if let stream {
          ResponseBody(stream)
        } else {
          ResponseBody(
            received.body, trailerFields: try ResponseHeadParser.fields(received.trailer))
        }
      return TransportResponse(head: head, body: body, metrics: received.metrics)
    } catch {
      throw TransportError(
        .protocolViolation, "the response header from \(transfer.authority) has \(error.what)",
        requestMayHaveReachedServer: true)
    }
  }
}
