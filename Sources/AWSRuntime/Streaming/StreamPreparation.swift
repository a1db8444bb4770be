import AWSShapes
import AWSSigV4

/// Prepares a streamed request body: decides what the signature covers, and reads the stream once
/// before it is sent where its hash, a checksum or its length is needed.
struct StreamPreparation: Sendable {
  let deadline: Deadline?
  let failure: CallFailure

  /// What the signature covers.
  private enum Coverage {
    case nothing
    case chunks
    case events
    case wholeBody
  }

  /// Returns the body, and adds the header fields that it needs.
  ///
  /// - Parameters:
  ///   - source: The stream, which is the request's body.
  ///   - parts: The request.
  ///   - isEncrypted: Whether TLS protects the request.
  /// - Throws: ``CallError`` of the kind `input` if the stream would have to be read twice and cannot
  ///   be, and of the kind `requestBody` if it fails.
  func prepare(
    _ source: ByteStream, of parts: inout WireRequest, isEncrypted: Bool
  ) async throws(CallError) -> RequestStream {
    let coverage = coverage(of: parts, isEncrypted: isEncrypted)
    let missing = parts.checksums.filter { !parts.has($0.header) }
    var length = source.length
    var payload = Payload.unsigned
    if needsReading(coverage, missing, length) {
      let digests = try await read(source, checksums: missing, coverage)
      for (checksum, value) in zip(missing, digests.checksums) {
        parts.headers.append(WireHeader(checksum.header, value.value))
      }
      length = digests.byteCount
      if let hash = digests.sha256 { payload = .sha256(hex: hash.value) }
    }
    switch coverage {
    case .chunks:
      payload = .streaming(.signed)
      parts.announceChunks(of: length)
    case .events: payload = .streaming(.events)
    case .nothing, .wholeBody: break
    }
    return RequestStream(source, length: length, payload: payload)
  }

  private func coverage(of parts: WireRequest, isEncrypted: Bool) -> Coverage {
    if parts.isEventStream { return .events }
    if parts.isUnsignedPayload, isEncrypted { return .nothing }
    return parts.isSignedInChunks ? .chunks : .wholeBody
  }

  private func needsReading(
    _ coverage: Coverage, _ checksums: [RequestChecksum], _ length: Int?
  ) -> Bool {
    if !checksums.isEmpty { return true }
    switch coverage {
    case .nothing, .events: return false
    case .chunks: return length == nil
    case .wholeBody: return true
    }
  }

  private func read(
    _ source: ByteStream, checksums: [RequestChecksum], _ coverage: Coverage
  ) async throws(CallError) -> StreamDigests {
    guard source.isReplayable else { throw failure.error(.input, reason(checksums, coverage)) }
    let started = try start(checksums, coverage)
    let digests = try await inTime { () async throws(CallError) in
      try await digest(source, started)
    }
    if let length = source.length, length != digests.byteCount {
      throw failure.error(
        .input,
        "the request body has \(digests.byteCount) bytes, not the \(length) that were announced")
    }
    return digests
  }

  private func digest(
    _ source: ByteStream, _ started: StreamDigests
  ) async throws(CallError) -> StreamDigests {
    var digests = started
    do {
      for try await chunk in source {
        try Task.checkCancellation()
        digests.update(chunk)
        // A stream that never waits must not keep a thread from everybody else.
        await Task.yield()
      }
      return digests
    } catch is CancellationError {
      throw failure.error(.cancelled, "the task was cancelled before the request was sent")
    } catch {
      throw failure.requestBody(error)
    }
  }

  /// Ends the work with the call's time.
  private func inTime(
    _ work: @escaping @Sendable () async throws(CallError) -> StreamDigests
  ) async throws(CallError) -> StreamDigests {
    guard let deadline else { return try await work() }
    let end = await deadline.race { () async -> Result<StreamDigests, CallError> in
      do throws(CallError) {
        return .success(try await work())
      } catch {
        return .failure(error)
      }
    }
    guard case .inTime(let result) = end else {
      throw failure.error(.timeout, "the call's time ended before the request body was read")
    }
    return try result.get()
  }

  private func start(
    _ checksums: [RequestChecksum], _ coverage: Coverage
  ) throws(CallError) -> StreamDigests {
    var running: [RunningChecksum] = []
    for checksum in checksums {
      guard let started = RunningChecksum(checksum.algorithm) else {
        throw failure.error(
          .input,
          "the checksum algorithm \(checksum.algorithm.rawValue) of \(checksum.header) is unknown")
      }
      running.append(started)
    }
    return StreamDigests(
      sha256: coverage == .wholeBody ? RunningChecksum(.sha256) : nil, checksums: running)
  }

  private func reason(_ checksums: [RequestChecksum], _ coverage: Coverage) -> String {
    let need =
      switch coverage {
      case _ where !checksums.isEmpty: "the checksum \(checksums[0].header) covers the body"
      case .chunks: "the service needs the length of the body"
      case .nothing, .events, .wholeBody: "the signature covers the body"
      }
    return need + ", which is a stream that can be read only once; pass bytes, a file or another "
      + "stream that can be read again"
  }
}

/// What the first pass over a stream finds out.
private struct StreamDigests: Sendable {
  var sha256: RunningChecksum?
  var checksums: [RunningChecksum]
  var byteCount = 0

  mutating func update(_ chunk: [UInt8]) {
    byteCount += chunk.count
    sha256?.update(chunk)
    for index in checksums.indices { checksums[index].update(chunk) }
  }
}

extension WireRequest {
  fileprivate func has(_ name: String) -> Bool {
    headers.contains { Ascii.areEqualIgnoringCase($0.name, name) }
  }

  /// Names the encoding, which comes before any other, and the length before it.
  fileprivate mutating func announceChunks(of length: Int?) {
    let name = "Content-Encoding"
    if let index = headers.firstIndex(where: { Ascii.areEqualIgnoringCase($0.name, name) }) {
      headers[index].value = "aws-chunked,\(headers[index].value)"
    } else {
      headers.append(WireHeader(name, "aws-chunked"))
    }
    if let length {
      headers.append(WireHeader("x-amz-decoded-content-length", String(length)))
    }
  }
}
