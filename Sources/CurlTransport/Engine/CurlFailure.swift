import CLibcurl
import HTTPTransportAPI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns a `CURLcode` into an error that names the authority and says what may be repeated.
enum CurlFailure {
  /// The error of a transfer that libcurl ended.
  static func error(_ code: CURLcode, of transfer: Transfer, _ easy: EasyHandle) -> TransportError {
    var error = bareError(code, of: transfer, easy)
    error.metrics = easy.metrics
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
        "the connection to \(transfer.authority) broke before a response came",
        requestMayHaveReachedServer: true, underlyingCode: Int(CURLE_GOT_NOTHING.rawValue))
    }
    let kind = kind(of: code, transfer, sentBytes: sentBytes)
    var error = TransportError(
      kind, message(kind, code, transfer, easy), requestMayHaveReachedServer: sentBytes,
      underlyingCode: Int(code.rawValue))
    if kind == .tls { error.tlsFailure = TLSFailure(code, easy) }
    return error
  }

  /// The error of a transfer that we ended.
  static func error(_ code: TransportError.Code, of transfer: Transfer) -> TransportError {
    let authority = transfer.authority
    let message =
      switch code {
      case .cancelled: "the request to \(authority) was cancelled"
      case .closed: "the request to \(authority) ended as the transport was closed"
      case .firstByteTimeout: "no first byte of a response from \(authority) in time"
      case .idleTimeout: "nothing went over the connection to \(authority) for too long"
      default: "no whole response from \(authority) in time, while \(phase(of: transfer))"
      }
    var error = TransportError(
      code, message, requestMayHaveReachedServer: transfer.hasSentBytes)
    error.metrics = transfer.slot == nil ? nil : transfer.easy?.metrics
    return error
  }

  private static func phase(of transfer: Transfer) -> String {
    if transfer.hasFirstByte { return "it arrived" }
    return transfer.isConnected ? "it was waited for" : "there was no connection"
  }

  /// libcurl's text for a code.
  static func text(of code: CURLcode) -> String {
    // A constant string of libcurl's.
    guard let text = unsafe curl_easy_strerror(code) else { return "CURLcode \(code.rawValue)" }
    return unsafe String(cString: text)
  }

  private static func kind(
    of code: CURLcode, _ transfer: Transfer, sentBytes: Bool
  ) -> TransportError.Code {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      // Once the request was on a connection, libcurl was about to send it again.
      sentBytes ? .reset : .resolve
    case CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_INTERFACE_FAILED:
      sentBytes ? .reset : .connect
    case CURLE_OPERATION_TIMEDOUT:
      // The other time-outs are not libcurl's.
      transfer.isConnected ? .tooSlow : .connectTimeout
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
      CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
      CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED:
      sentBytes ? .reset : .tls
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING:
      // Before the request's turn it is a proxy that gives no tunnel.
      transfer.isConnected ? .reset : .connect
    case CURLE_SEND_FAIL_REWIND:
      .reset
    case CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING:
      .protocolViolation
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_FUNCTION_ARGUMENT:
      // Of an answer: HTTP/0.9, or fields that libcurl cannot read. Before one: a libcurl without
      // TLS, say.
      sentBytes ? .protocolViolation : .other
    case CURLE_URL_MALFORMAT:
      sentBytes ? .other : .invalidRequest
    default:
      .other
    }
  }

  private static func message(
    _ kind: TransportError.Code, _ code: CURLcode, _ transfer: Transfer, _ easy: EasyHandle
  ) -> String {
    let detail = easy.errorMessage.isEmpty ? text(of: code) : easy.errorMessage
    let authority = transfer.authority
    switch kind {
    case .connect:
      let number = easy.operatingSystemError
      return "could not connect to \(authority): \(number == 0 ? detail : text(ofErrno: number))"
    case .resolve: return "could not resolve the name of \(authority): \(detail)"
    case .tls: return "no TLS connection to \(authority): \(detail)"
    case .connectTimeout: return "no connection to \(authority) in time: \(detail)"
    case .tooSlow: return "the transfer with \(authority) is too slow: \(detail)"
    case .reset: return "the connection to \(authority) broke: \(detail)"
    case .protocolViolation: return "the answer from \(authority) is not HTTP: \(detail)"
    default: return "the request to \(authority) failed: \(detail)"
    }
  }

  private static func text(ofErrno number: Int32) -> String {
    // Copied at once. A known number's text is a constant.
    guard let text = unsafe strerror(number) else { return "error \(number)" }
    return unsafe String(cString: text)
  }
}
