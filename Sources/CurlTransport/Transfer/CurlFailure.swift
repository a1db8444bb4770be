import CLibcurl
import HTTPTransportAPI

/// Turns a failure into an error that names who failed, and says whether the server may have
/// received the request.
enum CurlFailure {
  /// The error of a transfer that libcurl ended.
  static func error(_ code: CURLcode, of transfer: Transfer, _ easy: EasyHandle) -> TransportError {
    var error = bareError(code, of: transfer, easy)
    error.metrics = transfer.metrics
    return error
  }

  private static func bareError(
    _ code: CURLcode, of transfer: Transfer, _ easy: EasyHandle
  ) -> TransportError {
    if let failure = transfer.callbackFailure { return failure }
    let sentBytes = transfer.hasSentBytes
    if transfer.refusedToSendAgain {
      return TransportError(
        .reset,
        "the connection to \(transfer.authority) broke before a response arrived",
        requestMayHaveReachedServer: true, underlyingCode: Int(CURLE_GOT_NOTHING.rawValue))
    }
    let kind = kind(of: code, transfer, sentBytes: sentBytes)
    let proxy = proxyAtFault(code, kind, transfer, easy)
    var error = TransportError(
      kind, message(kind, code, transfer, easy, proxy), requestMayHaveReachedServer: sentBytes,
      underlyingCode: Int(code.rawValue))
    error.isProxyFailure = proxy != nil
    if kind == .tls {
      let result = proxy == nil ? easy.verificationResult : easy.proxyVerificationResult
      error.tlsFailure = TLSFailure(code, verificationResult: result, message: easy.errorMessage)
    }
    return error
  }

  /// The error of a transfer that the transport ended.
  static func error(_ code: TransportError.Code, of transfer: Transfer) -> TransportError {
    let authority = transfer.authority
    let isWaiting = transfer.stage == .waiting
    let message =
      switch code {
      case .cancelled: "the request to \(authority) was cancelled"
      case .closed: "the request to \(authority) ended because the transport was closed"
      case .firstByteTimeout: "no first byte of a response from \(authority) in time"
      case .idleTimeout: "no byte to or from \(authority) for too long"
      case _ where isWaiting: "the request to \(authority) waited too long for other requests"
      default: "no complete response from \(authority) in time, \(phase(of: transfer))"
      }
    var error = TransportError(
      code, message, requestMayHaveReachedServer: transfer.hasSentBytes)
    // What was not connected in time is the proxy, or what the proxy connects to.
    error.isProxyFailure =
      code.isTimeout && !isWaiting && !transfer.isConnected && transfer.parts.proxy != nil
    error.metrics = transfer.isInMultiHandle ? transfer.metrics : nil
    return error
  }

  private static func phase(of transfer: Transfer) -> String {
    if transfer.hasFirstByte { return "though it had begun" }
    if transfer.isConnected { return "nor its first byte" }
    return "nor a connection"
      + (transfer.parts.proxy.map { " through the \($0.description)" } ?? "")
  }

  /// libcurl's text for a code of an easy handle.
  static func text(of code: CURLcode) -> String {
    // A constant string of libcurl's.
    guard let text = unsafe curl_easy_strerror(code) else { return "CURLcode \(code.rawValue)" }
    return unsafe String(cString: text)
  }

  /// libcurl's text for a code of the multi handle.
  static func text(of code: CURLMcode) -> String {
    // A constant string of libcurl's.
    guard let text = unsafe curl_multi_strerror(code) else { return "CURLMcode \(code.rawValue)" }
    return unsafe String(cString: text)
  }

  private static func kind(
    of code: CURLcode, _ transfer: Transfer, sentBytes: Bool
  ) -> TransportError.Code {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      // After the request has been on a connection, libcurl was about to send it again.
      sentBytes ? .reset : .resolve
    case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED:
      sentBytes ? .reset : .connect
    case CURLE_OPERATION_TIMEDOUT:
      // The event loop checks all other timeouts.
      transfer.isConnected ? .tooSlow : .connectTimeout
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED:
      sentBytes ? .reset : .tls
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING:
      // Before the request was on a connection, a proxy has refused the tunnel.
      transfer.isConnected ? .reset : .connect
    case CURLE_SEND_FAIL_REWIND:
      .reset
    case CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING:
      .protocolViolation
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT:
      // For a response: HTTP/0.9, or header fields that libcurl cannot read. Before one: for example
      // a libcurl without TLS.
      sentBytes ? .protocolViolation : .other
    case CURLE_URL_MALFORMAT:
      sentBytes ? .other : .invalidRequest
    default:
      .other
    }
  }

  /// The proxy that a failure is to be blamed on; `nil` for the server.
  private static func proxyAtFault(
    _ code: CURLcode, _ kind: TransportError.Code, _ transfer: Transfer, _ easy: EasyHandle
  ) -> ProxyURL? {
    let success = 200..<300
    guard let proxy = transfer.parts.proxy, !transfer.isConnected,
      !success.contains(easy.tunnelStatus)
    else { return nil }
    switch kind {
    case .connect, .connectTimeout: return proxy
    // The name of the server is looked up here for `socks4` and `socks5`.
    case .resolve: return code == CURLE_COULDNT_RESOLVE_PROXY ? proxy : nil
    case .tls: return proxy.usesTLS ? proxy : nil
    default: return nil
    }
  }

  private static func message(
    _ kind: TransportError.Code, _ code: CURLcode, _ transfer: Transfer, _ easy: EasyHandle,
    _ proxy: ProxyURL?
  ) -> String {
    let authority = transfer.authority
    let peer = proxy.map { "the \($0.description) for the request to \(authority)" } ?? authority
    let detail = easy.errorMessage.isEmpty ? text(of: code) : easy.errorMessage
    switch kind {
    case .connect:
      // A proxy that was connected to has refused the tunnel.
      let hasConnected = easy.tunnelStatus != 0 || code != CURLE_COULDNT_CONNECT
      guard proxy == nil || !hasConnected else { return "no connection through \(peer): \(detail)" }
      let number = easy.operatingSystemError
      return "could not connect to \(peer): \(number == 0 ? detail : text(ofErrno: number))"
    case .resolve: return "could not resolve the name of \(peer): \(detail)"
    case .tls: return "no TLS connection to \(peer): \(detail)"
    case .connectTimeout:
      return "no connection \(proxy == nil ? "to" : "through") \(peer) in time: \(detail)"
    case .tooSlow: return "the transfer with \(peer) is too slow: \(detail)"
    case .reset: return "the connection to \(peer) broke: \(detail)"
    case .protocolViolation: return "the answer from \(peer) is not HTTP: \(detail)"
    default: return "the request to \(peer) failed: \(detail)"
    }
  }

  private static func text(ofErrno number: Int32) -> String {
    // Copied at once. A known number's text is a constant.
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}
