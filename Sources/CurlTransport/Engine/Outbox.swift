import HTTPTransportAPI
import Synchronization

/// A streamed request's body between the task that makes it and libcurl, which asks for it under
/// the engine's lock.
final class Outbox: Sendable {
  private struct State {
    /// Which run through the body counts; those before it are over.
    var run = 0
    var chunks: [[UInt8]] = []
    var firstChunk = 0
    /// How much of the first chunk libcurl has.
    var offset = 0
    var byteCount = 0
    /// The bytes that libcurl has got of this run.
    var takenCount: Int64 = 0
    var isComplete = false
    var failure: TransportError?
    /// Whether libcurl was told to wait.
    var isHoldingUp = false
    var isClosed = false
    var maker: WaitingTask<Void>?
    var task: Task<Void, Never>?
  }

  /// The most bytes that wait to be sent, but for the chunk that passes it.
  private static let highWater = 256 * 1024

  private let body: RequestBody
  private let state = Mutex(State())
  /// Has libcurl ask again.
  private let resume = Mutex<(@Sendable () -> Void)?>(nil)

  init(_ body: RequestBody) {
    self.body = body
  }

  /// Whether libcurl waits for the body.
  var isHoldingUp: Bool { state.withLock { $0.isHoldingUp } }
}

// MARK: - The task

extension Outbox {
  /// Starts to make the body.
  ///
  /// - Parameter resume: Has libcurl ask again after it was told to wait.
  func start(resume: @escaping @Sendable () -> Void) {
    self.resume.withLock { $0 = resume }
    startRun()
  }

  private func startRun() {
    state.withLock { state in
      guard !state.isClosed else { return }
      let run = state.run
      state.task = Task { await make(run) }
    }
  }

  private func make(_ run: Int) async {
    do throws(TransportError) {
      // The chunk that makes the length full waits for the end: a body that is longer than it had
      // said must not look like a whole one.
      var last: [UInt8] = []
      var count: Int64 = 0
      for try await chunk in body where !chunk.isEmpty {
        count += Int64(chunk.count)
        if let length = body.length, count > length {
          throw wrongLength("has more than the \(length) bytes that it had said")
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

  /// - Returns: `false` if nobody wants more.
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
    await WaitingTask.wait { task in
      let goesOn = state.withLock { state in
        guard state.byteCount >= Self.highWater, state.run == run, !state.isClosed else {
          return true
        }
        state.maker = task
        return false
      }
      if goesOn { task.resume(returning: ()) }
    }
    return true
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

// MARK: - From libcurl

extension Outbox {
  /// Takes as much as there is and as fits.
  ///
  /// - Returns: How many bytes; 0 at the end, and `nil` if there are none yet.
  func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ resumptions: Resumptions
  ) throws(TransportError) -> Int? {
    // The caller's pointer is good for this call.
    let (result, maker) = state.withLock { state in
      let result = unsafe take(from: &state, into: buffer)
      return (result, state.byteCount < Self.highWater ? state.maker.take() : nil)
    }
    if let maker { resumptions.append { maker.resume(returning: ()) } }
    return try result.get()
  }

  private func take(
    from state: inout State, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int?, TransportError> {
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
    state.takenCount += Int64(count)
    if count > 0 { return .success(count) }
    if let failure = state.failure { return .failure(failure) }
    guard !state.isComplete else { return .success(0) }
    state.isHoldingUp = true
    return .success(nil)
  }

  /// Has the body made again from the start, for another connection.
  ///
  /// - Returns: `false` if it cannot be.
  func restart(_ resumptions: Resumptions) -> Bool {
    let outcome = state.withLock { state -> (Bool, WaitingTask<Void>?) in
      guard state.takenCount > 0 || state.offset > 0 else { return (false, nil) }
      guard body.isReplayable else { return (false, nil) }
      let maker = state.maker.take()
      state.task?.cancel()
      let run = state.run + 1
      state = State()
      state.run = run
      return (true, maker)
    }
    if let maker = outcome.1 { resumptions.append { maker.resume(returning: ()) } }
    guard outcome.0 else { return state.withLock { $0.takenCount == 0 } }
    startRun()
    return true
  }

  /// Ends the making: nobody asks any more.
  func close(_ resumptions: Resumptions) {
    let (maker, task) = state.withLock { state in
      state.isClosed = true
      state.chunks = []
      defer { state.task = nil }
      return (state.maker.take(), state.task)
    }
    resume.withLock { $0 = nil }
    task?.cancel()
    if let maker { resumptions.append { maker.resume(returning: ()) } }
  }
}
