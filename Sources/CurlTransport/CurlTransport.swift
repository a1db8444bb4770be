import CLibcurl
public import HTTPTransportAPI
public import HTTPTypes

/// Sends requests over libcurl, 7.81 or later.
///
/// One thread per transport does all the work, over connections that it keeps open for further
/// requests. Make one transport and share it. Nothing has to be shut down: the thread ends when
/// the last reference to the transport goes away. ``close()`` is for who wants to wait for that.
///
/// - Requests go out as they are, over HTTP/1.1. `Host` (unless the request has it) and
///   `Content-Length` (for a body, and for POST, PUT and PATCH without one) are added, nothing
///   else. The fields `Transfer-Encoding` and `Expect` are refused.
/// - Certificate and host name are always verified, with TLS 1.2 or later.
/// - No redirect is followed. Nothing is sent again once a byte of it was sent; a request that
///   meets a connection which the server has closed meanwhile goes over a new one.
/// - Environment variables such as `https_proxy` are not read.
/// - A header of a response may have 256 KiB and 2,000 fields.
public final class CurlTransport: HTTPTransport {
  let mailbox: Mailbox
  private let proxy: String?

  /// A transport with its thread.
  ///
  /// - Throws: ``TransportError`` with the code `other` when libcurl or the operating system
  ///   cannot provide for it.
  public convenience init(
    configuration: CurlTransportConfiguration = CurlTransportConfiguration()
  ) throws(TransportError) {
    try self.init(configuration, threadName: "curl-transport")
  }

  /// A transport whose thread has a name of one's own.
  init(
    _ configuration: CurlTransportConfiguration, threadName: String
  ) throws(TransportError) {
    guard CurlGlobal.initialization == CURLE_OK else {
      throw TransportError(
        .other, "libcurl did not start: \(CurlFailure.text(of: CurlGlobal.initialization))",
        requestMayHaveReachedServer: false,
        underlyingCode: Int(CurlGlobal.initialization.rawValue))
    }
    let mailbox = try Mailbox(configuration)
    self.mailbox = mailbox
    proxy = configuration.proxy
    do {
      // The first one shows whether libcurl takes the configuration.
      mailbox.giveBack(try mailbox.takeEasyHandle())
      try DetachedThread.run(named: threadName) { Agent(mailbox).run() }
    } catch {
      mailbox.close()
      mailbox.multi.destroy()
      throw error
    }
  }

  deinit {
    // The thread ends by itself; nothing waits here, where any thread may be.
    mailbox.close()
  }

  /// Sends a request and returns when its response is there, with the whole body.
  ///
  /// - Throws: ``TransportError``. A request that cannot be sent as it is has the code
  ///   `invalidRequest`, and no connection is made for it.
  public func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let body = try await body.collect()
    let prepared = try PreparedRequest(request, body: body, proxy: proxy)
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the request to \(prepared.authority) was cancelled",
        requestMayHaveReachedServer: false)
    }
    let transfer = Transfer(
      prepared, body: body, maximumBodySize: max(0, options.maximumResponseBodySize))
    let easy = try mailbox.takeEasyHandle()
    try easy.prepare(for: transfer, request: prepared, options: options)
    transfer.easy = easy

    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        transfer.continuation = continuation
        guard !mailbox.post(.start(transfer)) else { return }
        // Not through the transfer: the agent may have it already, for a cancel command.
        continuation.resume(returning: .failure(CurlFailure.error(.closed, of: transfer)))
      }
    } onCancel: {
      _ = mailbox.post(.cancel(transfer))
    }
    return try response(outcome, from: prepared.authority)
  }

  /// Ends what is under way with the code `closed`, and returns when the transport's thread has
  /// closed all connections. Whatever is sent afterwards fails with the same code.
  public func close() async {
    mailbox.close()
    await mailbox.waitUntilAgentIsGone()
  }

  private func response(
    _ outcome: Transfer.Outcome, from authority: String
  ) throws(TransportError) -> TransportResponse {
    switch outcome {
    case .response(let head, let body):
      do {
        return TransportResponse(
          head: try ResponseHeadParser.parse(head), body: ResponseBody(body))
      } catch {
        throw TransportError(
          .protocolViolation, "the response header from \(authority) has \(error.what)",
          requestMayHaveReachedServer: true)
      }
    case .failure(let error):
      throw error
    }
  }
}
