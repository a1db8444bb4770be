import HTTPTransportAPI
import Synchronization

/// The buffer between the task that produces a streamed request's body and libcurl, which takes it
/// on the transport's thread.
///
/// The producer starts when libcurl first asks, and then stays ahead of it by `highWater` bytes.
final class RequestBodyBuffer: Sendable {
  private struct State {
    /// Which run through the body this is; a producer of an earlier run gives up.
    var run = 0
    var chunks: [[UInt8]] = []
    var firstChunk = 0
    /// How much of the first chunk libcurl has taken.
    var offset = 0
    var byteCount = 0
    /// Whether libcurl has asked for bytes, and whether it has taken any in this run.
    var isWanted = false
    var isTaken = false
    var isComplete = false
    var failure: TransportError?
    /// Whether libcurl was told to pause.
    var isHoldingUp = false
    var isClosed = false
    /// The producer, while it waits for room.
    var producer: TaskContinuation<Void>?
    var task: Task<Void, Never>?
  }

  /// The producer waits when so many bytes wait for libcurl.
  private static let highWater = 256 * 1024

  private let body: RequestBody
  private let state = Mutex(State())
  private let resume = Mutex<(@Sendable () -> Void)?>(nil)

  init(_ body: RequestBody) {
    self.body = body
  }

  /// Whether libcurl waits for the producer.
  var isHoldingUp: Bool { state.withLock { $0.isHoldingUp } }
}

// MARK: - The producer

extension RequestBodyBuffer {
  /// Makes the producer's task, which waits until libcurl asks for the body. Call it from the task
  /// that sends, whose priority and task-local values the producer inherits.
  ///
  /// - Parameter resume: Resumes the transfer after libcurl was told to pause.
  func start(resume: @escaping @Sendable () -> Void) {
    self.resume.withLock { $0 = resume }
    startRun()
  }

  private func startRun() {
    state.withLock { state in
      guard !state.isClosed else { return }
      let run = state.run
      state.task = Task { await produce(run) }
    }
  }

  private func produce(_ run: Int) async {
    guard await waitForRoom(run) else { return }
    do throws(TransportError) {
      // The chunk that completes the length waits for the end of the source: a body that is longer
      // than announced must not look complete to the server.
      var last: [UInt8] = []
      var count: Int64 = 0
      for try await chunk in body where !chunk.isEmpty {
        count += Int64(chunk.count)
        if let length = body.length, count > length {
          throw wrongLength("has more than the \(length) bytes that were announced")
        }
        if count == body.length {
          last = chunk
        } else {
          guard await hand(over: chunk, run) else { return }
        }
      }
      guard await hand(over: last, run) else { return }
      if let length = body.length, count < length {
        throw wrongLength("ended after \(count) of \(length) bytes")
      }
      complete(run, nil)
    } catch {
      complete(run, error)
    }
  }

  /// - Returns: `false` if this run is over.
  private func hand(over chunk: [UInt8], _ run: Int) async -> Bool {
    guard !chunk.isEmpty else { return true }
    let isHoldingUp = state.withLock { state -> Bool? in
      guard state.run == run, !state.isClosed else { return nil }
      state.chunks.append(chunk)
      state.byteCount += chunk.count
      defer { state.isHoldingUp = false }
      return state.isHoldingUp
    }
    guard let isHoldingUp else { return false }
    if isHoldingUp { resumeTransfer() }
    return await waitForRoom(run)
  }

  /// - Returns: `false` if this run is over.
  private func waitForRoom(_ run: Int) async -> Bool {
    await TaskContinuation.suspend { continuation in
      let goesOn = state.withLock { state in
        guard state.run == run, !state.isClosed else { return true }
        guard !state.isWanted || state.byteCount >= Self.highWater else { return true }
        state.producer = continuation
        return false
      }
      if goesOn { continuation.resume(returning: ()) }
    }
    return state.withLock { $0.run == run && !$0.isClosed }
  }

  private func complete(_ run: Int, _ error: TransportError?) {
    let isHoldingUp = state.withLock { state in
      guard state.run == run, !state.isClosed else { return false }
      state.isComplete = true
      state.failure = error
      defer { state.isHoldingUp = false }
      return state.isHoldingUp
    }
    if isHoldingUp { resumeTransfer() }
  }

  private func resumeTransfer() {
    resume.withLock { $0 }?()
  }

  private func wrongLength(_ what: String) -> TransportError {
    TransportError(
      .requestBodyFailed, "the request body \(what)", requestMayHaveReachedServer: true)
  }
}

// MARK: - From the transport's thread

extension RequestBodyBuffer {
  /// Takes as many bytes as there are and as fit.
  ///
  /// - Returns: How many; 0 at the end, and `nil` if there are none yet.
  func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ resumptions: Resumptions
  ) throws(TransportError) -> Int? {
    // The caller's pointer is valid during this call.
    let (result, producer) = state.withLock { state in
      let result = unsafe take(from: &state, into: buffer)
      return (result, state.byteCount < Self.highWater ? state.producer.take() : nil)
    }
    if let producer { resumptions.append { producer.resume(returning: ()) } }
    return try result.get()
  }

  private func take(
    from state: inout State, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int?, TransportError> {
    state.isWanted = true
    var count = 0
    while count < buffer.count, state.firstChunk < state.chunks.count {
      let chunk = state.chunks[state.firstChunk]
      let size = min(chunk.count - state.offset, buffer.count - count)
      // Both ranges are within what is copied from and to.
      unsafe chunk.withUnsafeBytes { bytes in
        unsafe buffer[count..<count + size].copyBytes(
          from: bytes[state.offset..<state.offset + size])
      }
      count += size
      state.offset += size
      if state.offset == chunk.count {
        state.firstChunk += 1
        state.offset = 0
      }
    }
    if state.firstChunk == state.chunks.count {
      state.chunks.removeAll(keepingCapacity: true)
      state.firstChunk = 0
    }
    state.byteCount -= count
    if count > 0 {
      state.isTaken = true
      return .success(count)
    }
    if let failure = state.failure { return .failure(failure) }
    guard !state.isComplete else { return .success(0) }
    state.isHoldingUp = true
    return .success(nil)
  }

  /// Starts the body again, for another connection.
  ///
  /// - Returns: `false` if bytes of it are gone and it cannot be replayed.
  func restart(_ resumptions: Resumptions) -> Bool {
    let producer: TaskContinuation<Void>?
    switch state.withLock({ Self.reset(&$0, isReplayable: body.isReplayable) }) {
    case .notNeeded: return true
    case .impossible: return false
    case .done(let waiting): producer = waiting
    }
    if let producer { resumptions.append { producer.resume(returning: ()) } }
    startRun()
    return true
  }

  private enum Reset {
    case notNeeded
    case impossible
    case done(TaskContinuation<Void>?)
  }

  private static func reset(_ state: inout State, isReplayable: Bool) -> Reset {
    guard state.isTaken else { return .notNeeded }
    guard isReplayable else { return .impossible }
    let producer = state.producer.take()
    state.task?.cancel()
    let run = state.run + 1
    state = State()
    state.run = run
    return .done(producer)
  }

  /// Ends the producer: nobody asks for bytes any more. Not to be called inside a callback.
  func close() {
    let (producer, task) = state.withLock { state in
      state.isClosed = true
      state.chunks = []
      defer { state.task = nil }
      return (state.producer.take(), state.task)
    }
    resume.withLock { $0 = nil }
    task?.cancel()
    producer?.resume(returning: ())
  }
}
