import CLibcurl

/// The functions that libcurl calls under the engine's lock. Each only takes down what came or
/// hands out what goes: none resumes a task or calls back into the multi handle.
///
/// libcurl passes pointers that are good for the call, and the owner set with the callback: an
/// easy handle, which the engine retains while libcurl may call.
enum TransferCallbacks {
  /// For CURLOPT_WRITEFUNCTION: a piece of the body.
  static let body: curl_write_callback = { bytes, size, count, owner in
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    guard !overflows, length > 0, let bytes = unsafe bytes, let transfer = unsafe transfer(owner)
    else { return 0 }
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    let answer = unsafe piece.withMemoryRebound(to: UInt8.self) {
      unsafe transfer.receive(bodyPiece: $0)
    }
    return switch answer {
    case .done(let count): count
    case .pause: Int(CURL_WRITEFUNC_PAUSE)
    case .stop: 0
    }
  }

  /// For CURLOPT_HEADERFUNCTION: a line of a header or trailer.
  static let header: curl_write_callback = { bytes, size, count, owner in
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    guard !overflows, length > 0, let bytes = unsafe bytes, let transfer = unsafe transfer(owner)
    else { return 0 }
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    let goesOn = unsafe piece.withMemoryRebound(to: UInt8.self) {
      unsafe transfer.receive(headerLine: Span(_unsafeElements: $0))
    }
    return goesOn ? length : 0
  }

  /// For CURLOPT_PREREQFUNCTION: there is a connection and the request goes out next.
  static let connected: curl_prereq_callback = { owner, _, _, _, _ in
    guard let transfer = unsafe transfer(owner) else { return CURL_PREREQFUNC_ABORT }
    return transfer.connected() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }

  /// For CURLOPT_READFUNCTION: room for a piece of the request's body.
  static let read: curl_read_callback = { buffer, size, count, owner in
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    guard !overflows, let buffer = unsafe buffer, let transfer = unsafe transfer(owner) else {
      return Int(CURL_READFUNC_ABORT)
    }
    let room = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: length)
    return switch unsafe transfer.fill(room) {
    case .done(let count): count
    case .pause: Int(CURL_READFUNC_PAUSE)
    case .stop: Int(CURL_READFUNC_ABORT)
    }
  }

  /// For CURLOPT_SEEKFUNCTION: the request's body is to start again.
  static let seek: curl_seek_callback = { owner, offset, origin in
    guard offset == 0, origin == 0, let transfer = unsafe transfer(owner), transfer.rewind() else {
      return CURL_SEEKFUNC_FAIL
    }
    return CURL_SEEKFUNC_OK
  }

  private static func transfer(_ owner: UnsafeMutableRawPointer?) -> Transfer? {
    guard let owner = unsafe owner else { return nil }
    return unsafe Unmanaged<EasyHandle>.fromOpaque(owner).takeUnretainedValue().transfer
  }
}
