import CLibcurl
import HTTPTransportAPI
import HTTPTypes

extension EasyHandle {
  /// In seconds; libcurl's own default.
  private static let oldestName = 60
  /// In milliseconds.
  private static let timeBetweenLooks: Int64 = 10_000

  /// Sets what is particular to a request. Most requests are like the one before, and setting an
  /// option costs a copy: only what changes is set.
  ///
  /// - Throws: ``TransportError``; the handle can be used for other requests still.
  func prepare(
    _ request: HTTPRequest, _ parts: RequestParts, body: RequestBody, options: TransportOptions,
    at now: Moment
  ) throws(TransportError) {
    if settings.parts !== parts {
      settings.parts = nil
      try setURL(parts)
      try setMethod(parts)
      settings.parts = parts
    }
    try HeaderWriter.write(
      request, parts, body: body, expectsContinue: options.expectsContinue,
      writesHost: settings.url?.isAsWritten ?? false, to: header)
    try setBody(body)
    settings.isSentAlong = Self.isSentAlong(body, options)
    try setLimits(options)
    try setNameCaching(at: now)
    // The list stays until the next request is prepared.
    try check(
      unsafe clibcurl_easy_setopt_slist(pointer, CURLOPT_HTTPHEADER, header.link()), "HTTPHEADER")
    // Nobody but libcurl writes to the buffer, and only while a transfer is under way.
    unsafe errorBuffer.pointee = 0
    head.removeAll()
    bytesReceived = 0
  }

  private func setURL(_ parts: RequestParts) throws(TransportError) {
    let (url, scheme) = (settings.url, parts.scheme)
    if url?.authority != parts.authority || url?.scheme != scheme {
      settings.url = nil
      if url?.scheme != scheme { try setVersion(scheme) }
      try setURL(scheme, parts.authority)
    }
    if settings.target != parts.target {
      settings.target = nil
      try set(CURLOPT_REQUEST_TARGET, parts.target, "REQUEST_TARGET")
      settings.target = parts.target
    }
    if settings.proxy != parts.proxy {
      try set(CURLOPT_PROXY, parts.proxy ?? "", "PROXY")
      settings.proxy = parts.proxy
    }
  }

  /// Without TLS nobody offers HTTP/2, and a request would wait in vain to learn whether there is
  /// such a connection to share.
  private func setVersion(_ scheme: String) throws(TransportError) {
    let version =
      switch httpVersion.kind {
      case .automatic: scheme == "https" ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1
      case .http1Only: CURL_HTTP_VERSION_1_1
      case .http2PriorKnowledge: CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE
      }
    try set(CURLOPT_HTTP_VERSION, Int(version), "HTTP_VERSION")
    // libcurl 7.88 spoils a kept connection of this kind: its second request ends in CURLE_HTTP2,
    // as the curl command of that version shows too. One connection a request is slow but right.
    let isSpoilt =
      httpVersion == .http2PriorKnowledge && scheme == "http" && CurlGlobal.version < 0x08_00_00
    try set(CURLOPT_FRESH_CONNECT, isSpoilt ? 1 : 0, "FRESH_CONNECT")
    try set(CURLOPT_FORBID_REUSE, isSpoilt ? 1 : 0, "FORBID_REUSE")
  }

  private func setMethod(_ parts: RequestParts) throws(TransportError) {
    guard settings.form != parts.form || settings.method != parts.method else { return }
    settings.form = nil
    settings.bodyLength = nil
    // First, as it resets what an earlier request said of method and body.
    try set(CURLOPT_HTTPGET, 1, "HTTPGET")
    switch parts.form {
    case .headerOnly:
      try set(CURLOPT_CUSTOMREQUEST, parts.method, "CUSTOMREQUEST")
    case .withoutResponseBody:
      try set(CURLOPT_NOBODY, 1, "NOBODY")
      try set(CURLOPT_CUSTOMREQUEST, nil, "CUSTOMREQUEST")
    case .withBody, .withStreamedBody:
      try set(CURLOPT_POST, 1, "POST")
      try set(CURLOPT_CUSTOMREQUEST, parts.method, "CUSTOMREQUEST")
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
          pointer, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length)),
        "POSTFIELDSIZE_LARGE")
      settings.bodyLength = length
    }
    guard let bytes = body.bytes else {
      // NULL has libcurl ask the read callback.
      try check(unsafe clibcurl_easy_setopt_pointer(pointer, CURLOPT_POSTFIELDS, nil), "POSTFIELDS")
      return
    }
    // libcurl does not copy the bytes. An array's storage is one object that does not move; the
    // transfer retains it, and nobody changes it, until libcurl has let go of it.
    let code = unsafe bytes.withUnsafeBytes { bytes in
      // An empty body needs an address too: NULL would ask for the read callback.
      unsafe clibcurl_easy_setopt_pointer(
        pointer, CURLOPT_POSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(errorBuffer))
    }
    try check(code, "POSTFIELDS")
  }

  /// Before 8.7 libcurl sends a body of up to 64 KiB along with the header unless it asks for leave
  /// first, and counts it in both.
  private static func isSentAlong(_ body: RequestBody, _ options: TransportOptions) -> Bool {
    let mostSentAlong = 64 * 1024
    guard let count = body.byteCount, count <= mostSentAlong else { return false }
    return !options.expectsContinue && CurlGlobal.version < 0x08_07_00
  }

  private func setLimits(_ options: TransportOptions) throws(TransportError) {
    if settings.connectTime != options.connectTime {
      try set(
        CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout.curlMilliseconds, "CONNECTTIMEOUT_MS")
      settings.connectTime = options.connectTime
    }
    if settings.lowSpeedLimit != options.lowSpeedLimit {
      let limit = options.lowSpeedLimit
      try set(
        CURLOPT_LOW_SPEED_LIMIT, min(max(0, limit?.bytesPerSecond ?? 0), Int(Int32.max)),
        "LOW_SPEED_LIMIT")
      try set(CURLOPT_LOW_SPEED_TIME, limit?.period.curlSeconds ?? 0, "LOW_SPEED_TIME")
      settings.lowSpeedLimit = limit
    }
  }

  /// libcurl looks through all names that it knows after each request, for those that are too old,
  /// unless it is told to keep them for good. It is told so, but for one request in ten seconds: a
  /// name may be used again for that much longer.
  private func setNameCaching(at now: Moment) throws(TransportError) {
    let looks = now >= settings.nextLookForOldNames
    if looks {
      settings.nextLookForOldNames = now.advanced(byMilliseconds: Self.timeBetweenLooks)
    }
    guard looks != settings.looksForOldNames else { return }
    let forGood = -1
    try set(
      CURLOPT_DNS_CACHE_TIMEOUT, looks ? Self.oldestName : forGood, "DNS_CACHE_TIMEOUT")
    settings.looksForOldNames = looks
  }

  /// Forgets the memory of the transfer that is over.
  func release() {
    // CURLOPT_POSTFIELDS still has the address of its body, which the next request with a body
    // replaces and one without does not read. To clear it would make the next request a POST.
    unsafe transfer = nil
  }

  /// Tells libcurl which directions of the transfer to hold up. It may call back before this
  /// returns.
  func pause(receiving: Bool, sending: Bool) -> CURLcode {
    let bits = (receiving ? CURLPAUSE_RECV : 0) | (sending ? CURLPAUSE_SEND : 0)
    // Under the engine's lock, outside of callbacks.
    return unsafe curl_easy_pause(pointer, bits)
  }
}
