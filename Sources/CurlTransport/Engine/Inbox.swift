import HTTPTransportAPI
import Synchronization

/// A streamed response's body between libcurl, which fills it under the engine's lock, and the
/// task that reads it.
final class Inbox: Sendable {
  /// What is known once the body has ended.
  struct End {
    var trailer: [UInt8]
    var metrics: TransportMetrics
  }

  /// What a reader finds.
  enum Found: Sendable {
    /// A chunk, and whether the transfer is to be resumed as there is room again.
    case chunk([UInt8], resumes: Bool)
    case end
    case failure(TransportError)
  }

  private struct State {
    var chunks: [[UInt8]] = []
    var byteCount = 0
    /// Whether libcurl was told to wait.
    var isHoldingUp = false
    var end: Result<End, TransportError>?
    var reader: WaitingTask<Found>?
  }

  /// The most bytes that wait to be read, but for the piece that passes it.
  private static let highWater = 256 * 1024

  private let state = Mutex(State())

  /// Whether libcurl waits for the reader.
  var isHoldingUp: Bool { state.withLock { $0.isHoldingUp } }

  /// How it ended; `nil` before.
  var end: End? { state.withLock { try? $0.end?.get() } }
}

// MARK: - From libcurl

extension Inbox {
  /// - Returns: `false` if it is to come again when there is room.
  func receive(_ piece: UnsafeBufferPointer<UInt8>, _ resumptions: Resumptions) -> Bool {
    // Copied here; the caller's pointer is good for this call.
    let chunk = unsafe [UInt8](piece)
    let (isTaken, reader) = state.withLock {
      state -> (Bool, WaitingTask<Found>?) in
      guard state.byteCount < Self.highWater else {
        state.isHoldingUp = true
        return (false, nil)
      }
      if let reader = state.reader.take() { return (true, reader) }
      state.chunks.append(chunk)
      state.byteCount += chunk.count
      return (true, nil)
    }
    if let reader {
      resumptions.append { reader.resume(returning: .chunk(chunk, resumes: false)) }
    }
    return isTaken
  }

  func end(_ end: Result<End, TransportError>, _ resumptions: Resumptions) {
    let reader = state.withLock { state in
      state.end = end
      return state.reader.take()
    }
    guard let reader else { return }
    resumptions.append {
      switch end {
      case .success: reader.resume(returning: .end)
      case .failure(let error): reader.resume(returning: .failure(error))
      }
    }
  }
}

// MARK: - From the reader

extension Inbox {
  /// The next chunk, or the end.
  func next() async -> Found {
    await WaitingTask.wait { task in
      if let found = state.withLock({ Self.take(&$0, orWait: task) }) {
        task.resume(returning: found)
      }
    }
  }

  private static func take(
    _ state: inout State, orWait task: WaitingTask<Found>
  ) -> Found? {
    if !state.chunks.isEmpty {
      // All that is there at once: fewer hops, and the array of chunks stays short.
      var chunk = state.chunks[0]
      for next in state.chunks.dropFirst() { chunk.append(contentsOf: next) }
      state.chunks.removeAll(keepingCapacity: true)
      state.byteCount = 0
      let resumes = state.isHoldingUp
      state.isHoldingUp = false
      return .chunk(chunk, resumes: resumes)
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
    state.reader = task
    return nil
  }
}
