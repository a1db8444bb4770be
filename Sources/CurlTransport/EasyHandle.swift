import CLibcurl
import HTTPTransportAPI

/// A libcurl easy handle with the options that are the same for all requests, and the buffer for
/// its error messages.
///
/// It belongs to one thread at a time: to the task that prepares a request, then to the agent
/// thread, then to the pool. That hand-over is what makes it `Sendable`.
@safe final class EasyHandle: @unchecked Sendable {
  let pointer: UnsafeMutableRawPointer
  private let errorBuffer: UnsafeMutablePointer<CChar>

  init(_ configuration: CurlTransportConfiguration) throws(TransportError) {
    guard let pointer = unsafe curl_easy_init() else {
      throw TransportError(
        .other, "libcurl made no easy handle", requestMayHaveReachedServer: false)
    }
    let errorBuffer = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    unsafe errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    unsafe self.pointer = unsafe pointer
    unsafe self.errorBuffer = unsafe errorBuffer
    // When this throws, `deinit` frees both.
    try setFixedOptions(configuration)
  }

  deinit {
    // The agent took the handle out of the multi handle before it let go of it.
    unsafe curl_easy_cleanup(pointer)
    // Freed after the handle that writes to it.
    unsafe errorBuffer.deallocate()
  }

  private func setFixedOptions(
    _ configuration: CurlTransportConfiguration
  ) throws(TransportError) {
    // The buffer lives as long as the handle.
    try check(
      unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_ERRORBUFFER, errorBuffer), "ERRORBUFFER")
    try setConnectionOptions(configuration)
    try set(CURLOPT_NOSIGNAL, 1, "NOSIGNAL")
    try set(CURLOPT_FOLLOWLOCATION, 0, "FOLLOWLOCATION")
    try set(CURLOPT_PATH_AS_IS, 1, "PATH_AS_IS")
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1), "HTTP_VERSION")
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1, "SUPPRESS_CONNECT_HEADERS")
    try check(unsafe clibcurl_easy_allow_only_http(pointer), "PROTOCOLS")
    // Older libraries do not know it; then a cancelled lookup is waited for.
    _ = unsafe clibcurl_easy_do_not_wait_for_lookup(pointer)
    try setCallbacks()
  }

  private func setConnectionOptions(
    _ configuration: CurlTransportConfiguration
  ) throws(TransportError) {
    try set(CURLOPT_SSL_VERIFYPEER, 1, "SSL_VERIFYPEER")
    let certificateAndName = 2
    try set(CURLOPT_SSL_VERIFYHOST, certificateAndName, "SSL_VERIFYHOST")
    try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2), "SSLVERSION")
    if let file = configuration.certificateAuthorityFile {
      try set(CURLOPT_CAINFO, file, "CAINFO")
      // Else the system's directory of certificates would be trusted beside the file.
      try set(CURLOPT_CAPATH, nil, "CAPATH")
    }
    // Empty strings keep libcurl from reading the environment.
    try set(CURLOPT_PROXY, configuration.proxy ?? "", "PROXY")
    try set(CURLOPT_NOPROXY, "", "NOPROXY")
  }

  private func setCallbacks() throws(TransportError) {
    // C functions without captured state; what they are called with is set for each transfer.
    try check(
      unsafe clibcurl_easy_setopt_write_callback(
        pointer, CURLOPT_WRITEFUNCTION, TransferCallbacks.body), "WRITEFUNCTION")
    try check(
      unsafe clibcurl_easy_setopt_write_callback(
        pointer, CURLOPT_HEADERFUNCTION, TransferCallbacks.header), "HEADERFUNCTION")
    try check(
      unsafe clibcurl_easy_setopt_prereq_callback(
        pointer, CURLOPT_PREREQFUNCTION, TransferCallbacks.connected), "PREREQFUNCTION")
  }
}

// MARK: - Options

extension EasyHandle {
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

  private func check(_ code: CURLcode, _ name: StaticString) throws(TransportError) {
    guard code != CURLE_OK else { return }
    throw TransportError(
      .other, "libcurl refused the option \(name): \(CurlFailure.text(of: code))",
      requestMayHaveReachedServer: false, underlyingCode: Int(code.rawValue))
  }
}

// MARK: - One transfer

extension EasyHandle {
  /// Sets what is particular to a transfer. The transfer keeps what libcurl does not copy.
  func prepare(
    for transfer: Transfer, request: PreparedRequest, options: TransportOptions
  ) throws(TransportError) {
    // Nobody but libcurl writes to the buffer, and only while a transfer is under way.
    unsafe errorBuffer.pointee = 0
    try set(CURLOPT_URL, request.origin, "URL")
    try set(CURLOPT_REQUEST_TARGET, request.target, "REQUEST_TARGET")
    try set(CURLOPT_TIMEOUT_MS, options.timeout.curlMilliseconds, "TIMEOUT_MS")
    try set(
      CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout.curlMilliseconds, "CONNECTTIMEOUT_MS")
    try setMethodAndBody(of: request, transfer)
    // The transfer holds the list until the agent has taken the handle out of the multi handle.
    try check(
      unsafe clibcurl_easy_setopt_slist(pointer, CURLOPT_HTTPHEADER, transfer.header.list),
      "HTTPHEADER")
    try setOwner(transfer)
  }

  private func setMethodAndBody(
    of request: PreparedRequest, _ transfer: Transfer
  ) throws(TransportError) {
    // First, as it resets what an earlier request said of method and body.
    try set(CURLOPT_HTTPGET, 1, "HTTPGET")
    switch request.form {
    case .headerOnly:
      try set(CURLOPT_CUSTOMREQUEST, request.method, "CUSTOMREQUEST")
    case .withoutResponseBody:
      try set(CURLOPT_NOBODY, 1, "NOBODY")
      try set(CURLOPT_CUSTOMREQUEST, nil, "CUSTOMREQUEST")
    case .withBody:
      try set(CURLOPT_POST, 1, "POST")
      try setBody(transfer)
      try set(CURLOPT_CUSTOMREQUEST, request.method, "CUSTOMREQUEST")
    }
  }

  private func setBody(_ transfer: Transfer) throws(TransportError) {
    try check(
      unsafe clibcurl_easy_setopt_off_t(
        pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(transfer.requestBody.count)),
      "POSTFIELDSIZE_LARGE")
    // libcurl does not copy the bytes. An array's storage is one object that does not move; the
    // transfer retains it, and nobody changes it, until libcurl has let go of it.
    let code = unsafe transfer.requestBody.withUnsafeBytes { bytes in
      // An empty body needs an address too: NULL would ask for a read callback.
      unsafe clibcurl_easy_setopt_pointer(
        pointer, CURLOPT_POSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(errorBuffer))
    }
    try check(code, "POSTFIELDS")
  }

  private func setOwner(_ transfer: Transfer) throws(TransportError) {
    // Not retained here: the agent retains the transfer while the handle is in the multi handle,
    // and libcurl calls back during that time only.
    let owner = unsafe Unmanaged.passUnretained(transfer).toOpaque()
    try check(unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_PRIVATE, owner), "PRIVATE")
    try check(unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_WRITEDATA, owner), "WRITEDATA")
    try check(unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_HEADERDATA, owner), "HEADERDATA")
    try check(unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_PREREQDATA, owner), "PREREQDATA")
  }

  /// Forgets the memory of the transfer that is over.
  func release() {
    // These pointed to the transfer or what it owns; null is a value that each takes.
    _ = unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_POSTFIELDS, nil)
    _ = unsafe clibcurl_easy_setopt_slist(pointer, CURLOPT_HTTPHEADER, nil)
    for option in [
      CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_PREREQDATA,
    ] {
      _ = unsafe clibcurl_easy_setopt_pointer(pointer, option, nil)
    }
  }
}

// MARK: - What a transfer came to

extension EasyHandle {
  /// The bytes of the request that went to the socket so far, over all attempts.
  var requestBytesSent: Int {
    var value: CLong = 0
    // Writes a long to a long.
    _ = unsafe clibcurl_easy_getinfo_long(pointer, CURLINFO_REQUEST_SIZE, &value)
    return value
  }

  /// The operating system's error number of the last failed connect, or 0.
  var operatingSystemError: Int32 {
    var value: CLong = 0
    // Writes a long to a long.
    _ = unsafe clibcurl_easy_getinfo_long(pointer, CURLINFO_OS_ERRNO, &value)
    return Int32(truncatingIfNeeded: value)
  }

  /// The length that the response's header gave its body, if it did.
  var announcedBodySize: Int64? {
    var value: curl_off_t = -1
    // Writes a curl_off_t to a curl_off_t.
    _ = unsafe clibcurl_easy_getinfo_off_t(
      pointer, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &value)
    return value >= 0 ? Int64(value) : nil
  }

  /// What libcurl wrote about the failure; empty if nothing.
  var errorMessage: String {
    // libcurl ends its messages with NUL within the buffer's size; a fresh buffer is all NUL.
    unsafe String(cString: errorBuffer)
  }
}
