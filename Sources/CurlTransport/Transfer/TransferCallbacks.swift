import CLibcurl

/// The functions that libcurl calls on the transport's thread. Each only stores what arrives, or
/// hands out what is to be sent: none resumes a task or calls the multi handle.
///
/// libcurl passes pointers that are valid during the call, and the easy handle that was set as the
/// callback's data.
enum TransferCallbacks {
  /// For CURLOPT_WRITEFUNCTION: a piece of the body.
  static let body: curl_write_callback = { bytes, size, count, owner in
    guard let transfer = unsafe transfer(of: owner), let piece = unsafe buffer(bytes, size, count)
    else { return 0 }
    switch unsafe transfer.receive(bodyPiece: piece) {
    case .done(let count): return count
    case .pause: return Int(CURL_WRITEFUNC_PAUSE)
    case .stop: return 0
    }
  }

  /// For CURLOPT_HEADERFUNCTION: a line of a header or trailer.
  static let header: curl_write_callback = { bytes, size, count, owner in
    guard let transfer = unsafe transfer(of: owner), let line = unsafe buffer(bytes, size, count)
    else { return 0 }
    return unsafe transfer.receive(headerLine: line) ? line.count : 0
  }

  /// For CURLOPT_PREREQFUNCTION: there is a connection, and the request goes out next.
  static let connected: curl_prereq_callback = { owner, _, _, _, _ in
    guard let transfer = unsafe transfer(of: owner) else { return CURL_PREREQFUNC_ABORT }
    return transfer.connected() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }

  /// For CURLOPT_READFUNCTION: room for a piece of the request's body.
  static let read: curl_read_callback = { buffer, size, count, owner in
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    guard !overflows, let buffer = unsafe buffer, let transfer = unsafe transfer(of: owner) else {
      return Int(CURL_READFUNC_ABORT)
    }
    switch unsafe transfer.fill(UnsafeMutableRawBufferPointer(start: buffer, count: length)) {
    case .done(let count): return count
    case .pause: return Int(CURL_READFUNC_PAUSE)
    case .stop: return Int(CURL_READFUNC_ABORT)
    }
  }

  /// For CURLOPT_SEEKFUNCTION: the request's body starts again.
  static let seek: curl_seek_callback = { owner, offset, origin in
    guard offset == 0, origin == 0, let transfer = unsafe transfer(of: owner) else {
      return CURL_SEEKFUNC_FAIL
    }
    return transfer.rewind() ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
  }

  /// The transfer of an easy handle, which the event loop retains while libcurl may call.
  private static func transfer(of owner: UnsafeMutableRawPointer?) -> Transfer? {
    guard let owner = unsafe owner else { return nil }
    return unsafe Unmanaged<EasyHandle>.fromOpaque(owner).takeUnretainedValue().transfer
  }

  /// The bytes that libcurl hands over; `nil` if there are none.
  private static func buffer(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int
  ) -> UnsafeBufferPointer<UInt8>? {
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    guard !overflows, length > 0, let bytes = unsafe bytes else { return nil }
    // Both types are bytes.
    return unsafe UnsafeBufferPointer(
      start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: length)
  }
}
