import HTTPTransportAPI
import Synchronization

/// The buffer between libcurl, which fills it on the transport's thread, and the task that reads a
/// streamed response.
final class ResponseBodyBuffer: Sendable {
  /// What is known at the end of the body.
  struct End {
    var trailer: [UInt8]
    var metrics: TransportMetrics
  }

  /// What a reader gets.
  enum Piece: Sendable {
    /// Bytes, and whether the reader has to resume the transfer because there is room again.
    case chunk([UInt8], resumes: Bool)
    case end
    case failure(TransportError)
  }

  private struct State {
    var bytes: [UInt8] = []
    /// Whether libcurl was told to pause.
    var isHoldingUp = false
    var end: Result<End, TransportError>?
    var reader: TaskContinuation<Piece>?
  }

  /// libcurl pauses when so many bytes wait for the reader.
  private static let highWater = 256 * 1024

  private let state = Mutex(State())

  /// Whether libcurl waits for the reader.
  var isHoldingUp: Bool { state.withLock { $0.isHoldingUp } }

  /// How the body ended; `nil` before its end, and after a failure.
  var end: End? { state.withLock { try? $0.end?.get() } }
}

// MARK: - From the transport's thread

extension ResponseBodyBuffer {
  /// Receives bytes.
  ///
  /// - Returns: `false` to pause the transfer until there is room; libcurl keeps the bytes.
  func receive(_ piece: UnsafeBufferPointer<UInt8>, _ resumptions: Resumptions) -> Bool {
    // Copied here; the caller's pointer is valid during this call.
    let chunk = unsafe [UInt8](piece)
    let (isTaken, reader) = state.withLock { state -> (Bool, TaskContinuation<Piece>?) in
      guard state.bytes.count < Self.highWater else {
        state.isHoldingUp = true
        return (false, nil)
      }
      if let reader = state.reader.take() { return (true, reader) }
      if state.bytes.isEmpty { state.bytes = chunk } else { state.bytes += chunk }
      return (true, nil)
    }
    if let reader {
      resumptions.append { reader.resume(returning: .chunk(chunk, resumes: false)) }
    }
    return isTaken
  }

  /// Ends the body.
  func end(_ end: Result<End, TransportError>) {
    let reader = state.withLock { state in
      state.end = end
      return state.reader.take()
    }
    switch end {
    case .success: reader?.resume(returning: .end)
    case .failure(let error): reader?.resume(returning: .failure(error))
    }
  }
}

// MARK: - From the reader

extension ResponseBodyBuffer {
  /// Waits for bytes or the end.
  func next() async -> Piece {
    await TaskContinuation.suspend { continuation in
      if let piece = state.withLock({ Self.take(&$0, orWait: continuation) }) {
        continuation.resume(returning: piece)
      }
    }
  }

  private static func take(
    _ state: inout State, orWait continuation: TaskContinuation<Piece>
  ) -> Piece? {
    if !state.bytes.isEmpty {
      defer {
        state.bytes = []
        state.isHoldingUp = false
      }
      return .chunk(state.bytes, resumes: state.isHoldingUp)
    }
    switch state.end {
    case .success: return .end
    case .failure(let error): return .failure(error)
    case nil: break
    }
    guard state.reader == nil else {
      return .failure(
        TransportError(
          .other, "two tasks read one response body", requestMayHaveReachedServer: true))
    }
    state.reader = continuation
    return nil
  }
}
