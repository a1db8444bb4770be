import CLibcurl
import HTTPTransportAPI

/// A libcurl easy handle with the options that are the same for all requests, the buffer for its
/// error messages, and the memory of its header lines.
///
/// It belongs to one thread at a time: to the task that prepares a request, then to who holds the
/// lock of the engine, then to the pool. That hand-over is what makes it `Sendable`.
@safe final class EasyHandle: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
  let errorBuffer: UnsafeMutablePointer<CChar>
  let header = HeaderBuffer()
  let httpVersion: HTTPVersionPolicy
  private let recentURL: RecentURL
  let head = ResponseHead()
  /// The bytes of header, body and trailer that came for the request.
  var bytesReceived: Int64 = 0
  /// The sizes of its last response.
  var usualSizes = UsualSizes(head: 0, body: 0)
  /// What it works on. libcurl's callbacks come to this object, which hands them on. The engine
  /// retains it.
  var transfer: Unmanaged<Transfer>?
  /// What the options say that change from request to request, so that only changes are set.
  var settings = Settings()

  struct Settings {
    /// Those that all of the next five were set for.
    var parts: RequestParts?
    var url: URLHandle?
    var target: String?
    var method: String?
    var form: RequestParts.Form?
    var bodyLength: Int64?
    var proxy: String?
    var connectTime = Nanoseconds.none
    /// From when on libcurl is to look for names that are too old, and whether it was told to.
    var nextLookForOldNames = Moment.distantPast
    var looksForOldNames = true
    var lowSpeedLimit: TransportOptions.LowSpeedLimit?
    /// Whether libcurl counts the body as the header's too.
    var isSentAlong = false
  }

  init(
    _ configuration: CurlTransportConfiguration, _ multi: MultiHandle, _ recentURL: RecentURL
  ) throws(TransportError) {
    guard let pointer = unsafe curl_easy_init() else {
      throw TransportError(
        .other, "libcurl made no easy handle", requestMayHaveReachedServer: false)
    }
    let errorBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe self.pointer = unsafe pointer
    self.recentURL = recentURL
    unsafe self.errorBuffer = unsafe errorBuffer
    httpVersion = configuration.httpVersion
    // When this throws, `deinit` frees both.
    try setFixedOptions(configuration)
    try setCallbacks(multi)
  }

  deinit {
    // It was taken out of the multi handle before it was let go of.
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
    try check(
      unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_ERRORBUFFER, errorBuffer), "ERRORBUFFER")
    try setTLSOptions(configuration.tls)
    try setConnectionOptions(configuration)
    // Empty strings keep libcurl from reading the environment.
    try set(CURLOPT_PROXY, "", "PROXY")
    try set(CURLOPT_NOPROXY, "", "NOPROXY")
    try set(CURLOPT_NOSIGNAL, 1, "NOSIGNAL")
    try set(CURLOPT_FOLLOWLOCATION, 0, "FOLLOWLOCATION")
    try set(CURLOPT_PATH_AS_IS, 1, "PATH_AS_IS")
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1, "SUPPRESS_CONNECT_HEADERS")
    try check(unsafe clibcurl_easy_allow_only_http(pointer), "PROTOCOLS")
    // Older libraries do not know it; then a cancelled lookup is waited for.
    _ = unsafe clibcurl_easy_do_not_wait_for_lookup(pointer)
  }

  private func setTLSOptions(_ tls: TLSSettings) throws(TransportError) {
    try set(CURLOPT_SSL_VERIFYPEER, 1, "SSL_VERIFYPEER")
    let certificateAndName = 2
    try set(CURLOPT_SSL_VERIFYHOST, certificateAndName, "SSL_VERIFYHOST")
    let version =
      switch tls.minimumVersion.kind {
      case .tls12: CURL_SSLVERSION_TLSv1_2
      case .tls13: CURL_SSLVERSION_TLSv1_3
      }
    try set(CURLOPT_SSLVERSION, Int(version), "SSLVERSION")
    if let file = tls.certificateAuthorityFile {
      try set(CURLOPT_CAINFO, file, "CAINFO")
      // Else the system's directory of certificates would be trusted beside the file.
      try set(CURLOPT_CAPATH, nil, "CAPATH")
    }
    if let certificate = tls.clientCertificate {
      try set(CURLOPT_SSLCERT, certificate.certificateFile, "SSLCERT")
      try set(CURLOPT_SSLKEY, certificate.keyFile, "SSLKEY")
      if let password = certificate.keyPassword {
        try set(CURLOPT_KEYPASSWD, password, "KEYPASSWD")
      }
    }
  }

  private func setConnectionOptions(
    _ configuration: CurlTransportConfiguration
  ) throws(TransportError) {
    if configuration.httpVersion != .http1Only {
      // A request waits to learn whether a connection that is being made can carry it too.
      try set(CURLOPT_PIPEWAIT, 1, "PIPEWAIT")
    }
    let addresses =
      switch configuration.ipVersion.kind {
      case .any: CURL_IPRESOLVE_WHATEVER
      case .v4: CURL_IPRESOLVE_V4
      case .v6: CURL_IPRESOLVE_V6
      }
    try set(CURLOPT_IPRESOLVE, Int(addresses), "IPRESOLVE")
    if let path = configuration.unixSocketPath {
      try set(CURLOPT_UNIX_SOCKET_PATH, path, "UNIX_SOCKET_PATH")
    }
    try set(
      CURLOPT_MAXAGE_CONN, configuration.idleConnectionTimeout.curlSeconds, "MAXAGE_CONN")
    if let interval = configuration.keepAliveInterval {
      try set(CURLOPT_TCP_KEEPALIVE, 1, "TCP_KEEPALIVE")
      try set(CURLOPT_TCP_KEEPIDLE, interval.curlSeconds, "TCP_KEEPIDLE")
      try set(CURLOPT_TCP_KEEPINTVL, interval.curlSeconds, "TCP_KEEPINTVL")
    }
  }

  /// C functions without captured state. They are called with this object, which outlives the
  /// handle's time in a multi handle, and is not retained by it.
  private func setCallbacks(_ multi: MultiHandle) throws(TransportError) {
    let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
    try check(
      unsafe clibcurl_easy_setopt_write_callback(
        pointer, CURLOPT_WRITEFUNCTION, TransferCallbacks.body), "WRITEFUNCTION")
    try check(
      unsafe clibcurl_easy_setopt_write_callback(
        pointer, CURLOPT_HEADERFUNCTION, TransferCallbacks.header), "HEADERFUNCTION")
    try check(
      unsafe clibcurl_easy_setopt_prereq_callback(
        pointer, CURLOPT_PREREQFUNCTION, TransferCallbacks.connected), "PREREQFUNCTION")
    try check(
      unsafe clibcurl_easy_setopt_read_callback(
        pointer, CURLOPT_READFUNCTION, TransferCallbacks.read), "READFUNCTION")
    try check(
      unsafe clibcurl_easy_setopt_seek_callback(
        pointer, CURLOPT_SEEKFUNCTION, TransferCallbacks.seek), "SEEKFUNCTION")
    for option in [
      CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_PREREQDATA, CURLOPT_READDATA,
      CURLOPT_SEEKDATA,
    ] {
      try check(unsafe clibcurl_easy_setopt_pointer(pointer, option, owner), "data of a callback")
    }
    try multi.register(self)
  }
}

// MARK: - Setting

extension EasyHandle {
  /// Sets scheme and authority. The path is for the request's target.
  func setURL(_ scheme: String, _ authority: String) throws(TransportError) {
    let url = try recentURL.handle(scheme, authority)
    // The text that libcurl made of the one before.
    try set(CURLOPT_URL, nil, "URL")
    // The settings retain it. Where this fails, nothing goes over the handle until it succeeds.
    try check(
      unsafe clibcurl_easy_setopt_pointer(
        pointer, CURLOPT_CURLU, UnsafeRawPointer(url.pointer)), "CURLU")
    settings.url = url
  }

  func set(_ option: CURLoption, _ value: Int, _ name: StaticString) throws(TransportError) {
    // The handle is ours, and the option takes a long.
    try check(unsafe clibcurl_easy_setopt_long(pointer, option, value), name)
  }

  /// Sets an option to a string, which libcurl copies.
  func set(_ option: CURLoption, _ value: String?, _ name: StaticString) throws(TransportError) {
    guard let value else {
      try check(unsafe clibcurl_easy_setopt_string(pointer, option, nil), name)
      return
    }
    guard !value.utf8.contains(0) else {
      throw TransportError(
        .other, "the value for libcurl's option \(name) has a NUL",
        requestMayHaveReachedServer: false)
    }
    // libcurl copies the string during the call.
    try check(unsafe clibcurl_easy_setopt_string(pointer, option, value), name)
  }

  func check(_ code: CURLcode, _ name: StaticString) throws(TransportError) {
    guard code != CURLE_OK else { return }
    throw TransportError(
      .other, "libcurl refused the option \(name): \(CurlFailure.text(of: code))",
      requestMayHaveReachedServer: false, underlyingCode: Int(code.rawValue))
  }
}
