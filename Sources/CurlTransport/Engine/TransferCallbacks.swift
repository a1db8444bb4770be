import CLibcurl

/// The functions that libcurl calls under the engine's lock. Each only takes down what came or
/// hands out what goes: none resumes a task or calls back into the multi handle.
///
/// libcurl passes pointers that are good for the call, and the owner set with the callback: an
/// easy handle, which the engine retains while libcurl may call.
enum TransferCallbacks {
  /// For CURLOPT_WRITEFUNCTION: a piece of the body.
  static let body: curl_write_callback = { bytes, size, count, owner in
    guard let piece = unsafe buffer(bytes, size, count) else { return 0 }
    return unsafe answer(owner, otherwise: 0) { transfer, easy in
      switch unsafe transfer.receive(bodyPiece: piece, easy) {
      case .done(let count): count
      case .pause: Int(CURL_WRITEFUNC_PAUSE)
      case .stop: 0
      }
    }
  }

  /// For CURLOPT_HEADERFUNCTION: a line of a header or trailer.
  static let header: curl_write_callback = { bytes, size, count, owner in
    guard let line = unsafe buffer(bytes, size, count) else { return 0 }
    return unsafe answer(owner, otherwise: 0) { transfer, easy in
      unsafe transfer.receive(headerLine: line, easy) ? line.count : 0
    }
  }

  /// For CURLOPT_PREREQFUNCTION: there is a connection and the request goes out next.
  static let connected: curl_prereq_callback = { owner, _, _, _, _ in
    unsafe answer(owner, otherwise: CURL_PREREQFUNC_ABORT) { transfer, _ in
      transfer.connected() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
  }

  /// For CURLOPT_READFUNCTION: room for a piece of the request's body.
  static let read: curl_read_callback = { buffer, size, count, owner in
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    guard !overflows, let buffer = unsafe buffer else { return Int(CURL_READFUNC_ABORT) }
    return unsafe answer(owner, otherwise: Int(CURL_READFUNC_ABORT)) { transfer, _ in
      switch unsafe transfer.fill(UnsafeMutableRawBufferPointer(start: buffer, count: length)) {
      case .done(let count): count
      case .pause: Int(CURL_READFUNC_PAUSE)
      case .stop: Int(CURL_READFUNC_ABORT)
      }
    }
  }

  /// For CURLOPT_SEEKFUNCTION: the request's body is to start again.
  static let seek: curl_seek_callback = { owner, offset, origin in
    guard offset == 0, origin == 0 else { return CURL_SEEKFUNC_FAIL }
    return unsafe answer(owner, otherwise: CURL_SEEKFUNC_FAIL) { transfer, _ in
      transfer.rewind() ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL
    }
  }

  /// The bytes that libcurl hands on; `nil` if there are none.
  private static func buffer(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int
  ) -> UnsafeBufferPointer<UInt8>? {
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    guard !overflows, length > 0, let bytes = unsafe bytes else { return nil }
    // Both are bytes.
    return unsafe UnsafeBufferPointer(
      start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: length)
  }

  /// What the transfer says that a handle works on. Neither is retained for it, as there is a call
  /// for each line of a header: the engine does so.
  private static func answer<Answer>(
    _ owner: UnsafeMutableRawPointer?, otherwise: Answer,
    _ body: (Transfer, EasyHandle) -> Answer
  ) -> Answer {
    guard let owner = unsafe owner else { return otherwise }
    return unsafe Unmanaged<EasyHandle>.fromOpaque(owner)._withUnsafeGuaranteedRef { easy in
      guard let transfer = unsafe easy.transfer else { return otherwise }
      return unsafe transfer._withUnsafeGuaranteedRef { body($0, easy) }
    }
  }
}
