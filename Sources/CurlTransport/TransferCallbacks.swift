import CLibcurl

/// The functions that libcurl calls on the agent thread. Each only takes down what came: none
/// resumes a task or calls back into the multi handle.
enum TransferCallbacks {
  /// For CURLOPT_WRITEFUNCTION: a piece of the body.
  static let body: curl_write_callback = { bytes, size, count, owner in
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    // libcurl passes `length` bytes, good for this call, and the owner set with them, which the
    // agent retains.
    guard !overflows, length > 0, let bytes = unsafe bytes, let owner = unsafe owner else {
      return 0
    }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    let goesOn = unsafe piece.withMemoryRebound(to: UInt8.self) {
      unsafe transfer.receive(bodyPiece: $0)
    }
    return goesOn ? length : 0
  }

  /// For CURLOPT_HEADERFUNCTION: a line of a header or trailer.
  static let header: curl_write_callback = { bytes, size, count, owner in
    let (length, overflows) = size.multipliedReportingOverflow(by: count)
    // As above.
    guard !overflows, length > 0, let bytes = unsafe bytes, let owner = unsafe owner else {
      return 0
    }
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    let goesOn = unsafe piece.withMemoryRebound(to: UInt8.self) {
      unsafe transfer.receive(headerLine: Span(_unsafeElements: $0))
    }
    return goesOn ? length : 0
  }

  /// For CURLOPT_PREREQFUNCTION: there is a connection and the request goes out next.
  static let connected: curl_prereq_callback = { owner, _, _, _, _ in
    guard let owner = unsafe owner else { return CURL_PREREQFUNC_ABORT }
    // As above.
    let transfer = unsafe Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
    return transfer.connected() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
  }
}
