import CLibcurl
import HTTPTransportAPI

/// A libcurl easy handle with the options that are the same for all requests, and the memory that
/// libcurl reads or writes during a transfer.
///
/// It belongs to the transport's thread.
@safe final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  let errorBuffer: UnsafeMutablePointer<CChar>
  let headerList = HeaderList()
  let httpVersion: HTTPVersionPolicy
  /// The transfer that the handle works on, which libcurl's callbacks are for.
  var transfer: Transfer?
  /// The current values of options that change from request to request.
  var settings = Settings()

  /// Options are set only when they change, as libcurl copies each string.
  struct Settings {
    var url: URLHandle?
    var target: String?
    var method: String?
    var form: RequestParts.Form?
    var bodyLength: Int64?
    var proxy: String?
    var connectTimeout: Duration?
    var lowSpeedLimit: TransportOptions.LowSpeedLimit?
    /// Whether libcurl counts the body as part of the header too.
    var isSentAlong = false
  }

  init(_ configuration: CurlTransportConfiguration) throws(TransportError) {
    guard let pointer = unsafe curl_easy_init() else {
      throw TransportError(
        .other, "libcurl made no easy handle", requestMayHaveReachedServer: false)
    }
    let errorBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe self.pointer = unsafe pointer
    unsafe self.errorBuffer = unsafe errorBuffer
    httpVersion = configuration.httpVersion
    // When this throws, `deinit` frees both.
    try setFixedOptions(configuration)
    try setCallbacks()
  }

  deinit {
    // It was removed from the multi handle before it was released.
    unsafe curl_easy_cleanup(pointer)
    // Freed after the handle that writes to it.
    unsafe errorBuffer.deallocate()
  }
}

// MARK: - Options for all requests

extension EasyHandle {
  private func setFixedOptions(
    _ configuration: CurlTransportConfiguration
  ) throws(TransportError) {
    // The buffer lives as long as the handle.
    try unsafe set(CURLOPT_ERRORBUFFER, address: errorBuffer)
    try setTLSOptions(configuration.tls)
    try setConnectionOptions(configuration)
    // Empty strings keep libcurl from reading the environment.
    try set(CURLOPT_PROXY, "")
    try set(CURLOPT_NOPROXY, "")
    try set(CURLOPT_NOSIGNAL, 1)
    try set(CURLOPT_FOLLOWLOCATION, 0)
    try set(CURLOPT_PATH_AS_IS, 1)
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try check(unsafe clibcurl_easy_allow_only_http(pointer), clibcurl_option_protocols)
    // Older versions do not know it, and wait for a cancelled name lookup.
    _ = unsafe clibcurl_easy_do_not_wait_for_lookup(pointer)
  }

  private func setTLSOptions(_ tls: TLSSettings) throws(TransportError) {
    try set(CURLOPT_SSL_VERIFYPEER, 1)
    let certificateAndName = 2
    try set(CURLOPT_SSL_VERIFYHOST, certificateAndName)
    let version =
      switch tls.minimumVersion.kind {
      case .tls12: CURL_SSLVERSION_TLSv1_2
      case .tls13: CURL_SSLVERSION_TLSv1_3
      }
    try set(CURLOPT_SSLVERSION, Int(version))
    try set(CURLOPT_PROXY_SSLVERSION, Int(version))
    if let file = tls.certificateAuthorityFile {
      try set(CURLOPT_CAINFO, file)
      // Otherwise the system's directory of certificates would be trusted as well.
      try set(CURLOPT_CAPATH, nil)
      // The same for a proxy that speaks TLS.
      try set(CURLOPT_PROXY_CAINFO, file)
      try set(CURLOPT_PROXY_CAPATH, nil)
    }
    if let certificate = tls.clientCertificate {
      try set(CURLOPT_SSLCERT, certificate.certificateFile)
      try set(CURLOPT_SSLKEY, certificate.keyFile)
      if let password = certificate.keyPassword {
        try set(CURLOPT_KEYPASSWD, password)
      }
    }
  }

  private func setConnectionOptions(
    _ configuration: CurlTransportConfiguration
  ) throws(TransportError) {
    if configuration.httpVersion != .http1Only {
      // A request waits to learn whether a connection in the making can carry it too.
      try set(CURLOPT_PIPEWAIT, 1)
    }
    let addresses =
      switch configuration.ipVersion.kind {
      case .any: CURL_IPRESOLVE_WHATEVER
      case .v4: CURL_IPRESOLVE_V4
      case .v6: CURL_IPRESOLVE_V6
      }
    try set(CURLOPT_IPRESOLVE, Int(addresses))
    if let path = configuration.unixSocketPath {
      try set(CURLOPT_UNIX_SOCKET_PATH, path)
    }
    try set(CURLOPT_MAXAGE_CONN, configuration.idleConnectionTimeout.curlSeconds)
    if let interval = configuration.keepAliveInterval {
      try set(CURLOPT_TCP_KEEPALIVE, 1)
      try set(CURLOPT_TCP_KEEPIDLE, interval.curlSeconds)
      try set(CURLOPT_TCP_KEEPINTVL, interval.curlSeconds)
    }
  }

  /// The callbacks are C functions without captured state. libcurl calls them with this object,
  /// which the event loop retains while the handle is in the multi handle.
  private func setCallbacks() throws(TransportError) {
    try check(
      unsafe clibcurl_easy_setopt_write_callback(
        pointer, CURLOPT_WRITEFUNCTION, TransferCallbacks.body), CURLOPT_WRITEFUNCTION)
    try check(
      unsafe clibcurl_easy_setopt_write_callback(
        pointer, CURLOPT_HEADERFUNCTION, TransferCallbacks.header), CURLOPT_HEADERFUNCTION)
    try check(
      unsafe clibcurl_easy_setopt_prereq_callback(
        pointer, CURLOPT_PREREQFUNCTION, TransferCallbacks.connected), CURLOPT_PREREQFUNCTION)
    try check(
      unsafe clibcurl_easy_setopt_read_callback(
        pointer, CURLOPT_READFUNCTION, TransferCallbacks.read), CURLOPT_READFUNCTION)
    try check(
      unsafe clibcurl_easy_setopt_seek_callback(
        pointer, CURLOPT_SEEKFUNCTION, TransferCallbacks.seek), CURLOPT_SEEKFUNCTION)
    try check(
      unsafe clibcurl_easy_setopt_open_callback(
        pointer, CURLOPT_OPENSOCKETFUNCTION, SocketOpener.open), CURLOPT_OPENSOCKETFUNCTION)
    for option in [
      CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_PREREQDATA, CURLOPT_READDATA,
      CURLOPT_SEEKDATA,
    ] {
      try unsafe set(option, address: Unmanaged.passUnretained(self).toOpaque())
    }
  }
}

// MARK: - Setting

extension EasyHandle {
  func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
    // The handle is ours, and the option takes a long.
    try check(unsafe clibcurl_easy_setopt_long(pointer, option, value), option)
  }

  /// Sets an option to a string, which libcurl copies.
  func set(_ option: CURLoption, _ value: String?) throws(TransportError) {
    guard value?.utf8.contains(0) != true else {
      throw TransportError(
        .other, "the value for libcurl's option \(Self.name(of: option)) has a NUL",
        requestMayHaveReachedServer: false)
    }
    // libcurl copies the string during the call.
    try check(unsafe clibcurl_easy_setopt_string(pointer, option, value), option)
  }

  /// Sets an option to the address of something that exists as long as libcurl uses it.
  func set(_ option: CURLoption, address: UnsafeRawPointer?) throws(TransportError) {
    // The caller sees to what is pointed to.
    try check(unsafe clibcurl_easy_setopt_pointer(pointer, option, address), option)
  }

  func check(_ code: CURLcode, _ option: CURLoption) throws(TransportError) {
    guard code != CURLE_OK else { return }
    throw TransportError(
      .other,
      "libcurl refused the option \(Self.name(of: option)): \(CurlFailure.text(of: code))",
      requestMayHaveReachedServer: false, underlyingCode: Int(code.rawValue))
  }

  private static func name(of option: CURLoption) -> String {
    // A constant of libcurl's.
    guard let known = unsafe curl_easy_option_by_id(option) else { return "\(option.rawValue)" }
    return unsafe String(cString: known.pointee.name)
  }
}
