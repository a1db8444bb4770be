import CLibcurl
import HTTPTransportAPI
import HTTPTypes

extension EasyHandle {
  /// Sets the options of a transfer that differ from those of the one before.
  ///
  /// - Throws: ``TransportError``. The handle remains usable for other requests.
  func prepare(_ transfer: Transfer) throws(TransportError) {
    let (parts, body, options) = (transfer.parts, transfer.body, transfer.options)
    try setURL(parts)
    try setMethod(parts)
    try setBody(body)
    settings.isSentAlong = Self.isSentAlong(body, options)
    try setLimits(options)
    // The transfer retains the text, and the list stays until the next call.
    try check(
      unsafe clibcurl_easy_setopt_slist(
        pointer, CURLOPT_HTTPHEADER, headerList.link(transfer.header)), CURLOPT_HTTPHEADER)
    // Only libcurl writes to the buffer, and only while a transfer is under way.
    unsafe errorBuffer.pointee = 0
  }

  private func setURL(_ parts: RequestParts) throws(TransportError) {
    let (scheme, authority) = (parts.scheme, parts.authority)
    if settings.url?.authority != authority || settings.url?.scheme != scheme {
      let url = try URLHandle(scheme, authority)
      if settings.url?.scheme != scheme { try setVersion(scheme) }
      // The settings retain it while libcurl may read it.
      try unsafe set(CURLOPT_CURLU, address: UnsafeRawPointer(url.pointer))
      settings.url = url
      // The text that libcurl has made of the previous one.
      try set(CURLOPT_URL, nil)
    }
    if settings.target != parts.target {
      settings.target = nil
      try set(CURLOPT_REQUEST_TARGET, parts.target)
      settings.target = parts.target
    }
    if settings.proxy != parts.proxy?.url {
      // An empty string, as NULL has libcurl read the environment.
      try set(CURLOPT_PROXY, parts.proxy?.url ?? "")
      settings.proxy = parts.proxy?.url
    }
  }

  /// Sets the version of HTTP. Servers offer HTTP/2 over TLS only; without it, a request would wait
  /// in vain to learn whether it can share a connection.
  private func setVersion(_ scheme: String) throws(TransportError) {
    let version =
      switch httpVersion.kind {
      case .automatic: scheme == "https" ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1
      case .http1Only: CURL_HTTP_VERSION_1_1
      case .http2PriorKnowledge: CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE
      }
    try set(CURLOPT_HTTP_VERSION, Int(version))
    // libcurl 7.88 spoils a kept connection of this kind: its second request ends in CURLE_HTTP2,
    // as the curl command of that version shows too. One connection a request is slow but right.
    let isSpoilt =
      httpVersion == .http2PriorKnowledge && scheme == "http" && CurlGlobal.version < 0x08_00_00
    try set(CURLOPT_FRESH_CONNECT, isSpoilt ? 1 : 0)
    try set(CURLOPT_FORBID_REUSE, isSpoilt ? 1 : 0)
  }

  private func setMethod(_ parts: RequestParts) throws(TransportError) {
    guard settings.form != parts.form || settings.method != parts.method else { return }
    settings.form = nil
    settings.bodyLength = nil
    // First, as it resets the method and the body of an earlier request.
    try set(CURLOPT_HTTPGET, 1)
    switch parts.form {
    case .headerOnly:
      try set(CURLOPT_CUSTOMREQUEST, parts.method)
    case .withoutResponseBody:
      try set(CURLOPT_NOBODY, 1)
      try set(CURLOPT_CUSTOMREQUEST, nil)
    case .withBody, .withStreamedBody:
      try set(CURLOPT_POST, 1)
      try set(CURLOPT_CUSTOMREQUEST, parts.method)
    }
    settings.form = parts.form
    settings.method = parts.method
  }

  private func setBody(_ body: RequestBody) throws(TransportError) {
    guard settings.form == .withBody || settings.form == .withStreamedBody else { return }
    let unknown: Int64 = -1
    let length = body.length ?? unknown
    if settings.bodyLength != length {
      try check(
        unsafe clibcurl_easy_setopt_off_t(
          pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length)), CURLOPT_POSTFIELDSIZE_LARGE)
      settings.bodyLength = length
    }
    guard let bytes = body.bytes else {
      // NULL has libcurl use the read callback.
      return try unsafe set(CURLOPT_POSTFIELDS, address: nil)
    }
    // libcurl does not copy the bytes. The storage of an array is one object that does not move. The
    // transfer retains it, and nobody changes it, until libcurl is done with it. The next request
    // with a body replaces the address, and one without does not read it.
    let code = unsafe bytes.withUnsafeBytes { bytes in
      // An empty body needs an address too: NULL would mean the read callback.
      unsafe clibcurl_easy_setopt_pointer(
        pointer, CURLOPT_POSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(errorBuffer))
    }
    try check(code, CURLOPT_POSTFIELDS)
  }

  /// Whether libcurl counts the body as part of the header too. Before 8.7, it does so for a body of
  /// up to 64 KiB, which it sends along with the header unless `Expect: 100-continue` is used.
  private static func isSentAlong(_ body: RequestBody, _ options: TransportOptions) -> Bool {
    let mostSentAlong = 64 * 1024
    guard let count = body.byteCount, count <= mostSentAlong else { return false }
    return !options.expectsContinue && CurlGlobal.version < 0x08_07_00
  }

  private func setLimits(_ options: TransportOptions) throws(TransportError) {
    if settings.connectTimeout != options.connectTimeout {
      try set(CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout.curlMilliseconds)
      settings.connectTimeout = options.connectTimeout
    }
    if settings.lowSpeedLimit != options.lowSpeedLimit {
      let limit = options.lowSpeedLimit
      try set(
        CURLOPT_LOW_SPEED_LIMIT, min(max(0, limit?.bytesPerSecond ?? 0), Int(Int32.max)))
      try set(CURLOPT_LOW_SPEED_TIME, limit?.period.curlSeconds ?? 0)
      settings.lowSpeedLimit = limit
    }
  }

  /// Pauses or resumes the directions of the transfer. libcurl may call back before this returns.
  func pause(receiving: Bool, sending: Bool) -> CURLcode {
    let bits = (receiving ? CURLPAUSE_RECV : 0) | (sending ? CURLPAUSE_SEND : 0)
    // On the transport's thread, outside of callbacks.
    return unsafe curl_easy_pause(pointer, bits)
  }
}
