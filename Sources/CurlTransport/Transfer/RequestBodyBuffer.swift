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
    var bytes: [UInt8] = []
    /// How many of the bytes libcurl has taken.
    var offset = 0
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
    /// Resumes the transfer after libcurl was told to pause.
    var resume: (@Sendable () -> Void)?

    var byteCount: Int { bytes.count - offset }

    func isIn(_ run: Int) -> Bool { self.run == run && !isClosed }
  }

  /// The producer waits when so many bytes wait for libcurl.
  private static let highWater = 256 * 1024

  private let body: RequestBody
  private let state = Mutex(State())

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
    state.withLock { $0.resume = resume }
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
      _ = change(run) { $0.isComplete = true }
    } catch {
      _ = change(run) { $0.failure = error }
    }
  }

  /// - Returns: `false` if this run is over.
  private func hand(over chunk: [UInt8], _ run: Int) async -> Bool {
    guard !chunk.isEmpty else { return true }
    let goesOn = change(run) { state in
      // Seldom enough that a byte is moved once on average.
      if state.offset > state.byteCount {
        state.bytes.removeFirst(state.offset)
        state.offset = 0
      }
      if state.bytes.isEmpty { state.bytes = chunk } else { state.bytes += chunk }
    }
    guard goesOn else { return false }
    return await waitForRoom(run)
  }

  /// - Returns: `false` if this run is over.
  private func waitForRoom(_ run: Int) async -> Bool {
    await TaskContinuation.suspend { continuation in
      let goesOn = state.withLock { state in
        guard state.isIn(run), !state.isWanted || state.byteCount >= Self.highWater else {
          return true
        }
        state.producer = continuation
        return false
      }
      if goesOn { continuation.resume(returning: ()) }
    }
    return state.withLock { $0.isIn(run) }
  }

  /// Changes the state, and resumes the transfer if libcurl was told to pause.
  ///
  /// - Returns: `false` if this run is over.
  private func change(_ run: Int, _ body: (inout State) -> Void) -> Bool {
    let (goesOn, resume) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      guard state.isIn(run) else { return (false, nil) }
      body(&state)
      defer { state.isHoldingUp = false }
      return (true, state.isHoldingUp ? state.resume : nil)
    }
    resume?()
    return goesOn
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
    let (count, producer) = try state.withLock { state throws(TransportError) in
      // The caller's pointer is valid during this call.
      let count = try unsafe Self.take(from: &state, into: buffer)
      return (count, state.byteCount < Self.highWater ? state.producer.take() : nil)
    }
    if let producer { resumptions.append { producer.resume(returning: ()) } }
    return count
  }

  private static func take(
    from state: inout State, into buffer: UnsafeMutableRawBufferPointer
  ) throws(TransportError) -> Int? {
    state.isWanted = true
    let count = min(buffer.count, state.byteCount)
    guard count > 0 else {
      if let failure = state.failure { throw failure }
      state.isHoldingUp = !state.isComplete
      return state.isComplete ? 0 : nil
    }
    let taken = state.offset..<state.offset + count
    // Both have as many bytes.
    unsafe state.bytes.withUnsafeBytes { unsafe buffer.copyBytes(from: $0[taken]) }
    state.isTaken = true
    state.offset = taken.upperBound
    if state.byteCount == 0 { (state.bytes, state.offset) = ([], 0) }
    return count
  }

  /// Starts the body again, for another connection.
  ///
  /// - Returns: `false` if bytes of it are gone and it cannot be replayed.
  func restart(_ resumptions: Resumptions) -> Bool {
    switch state.withLock({ Self.reset(&$0, isReplayable: body.isReplayable) }) {
    case .notNeeded: return true
    case .impossible: return false
    case .done(let producer, let task):
      resumptions.append {
        task?.cancel()
        producer?.resume(returning: ())
      }
    }
    startRun()
    return true
  }

  private enum Reset {
    case notNeeded
    case impossible
    case done(TaskContinuation<Void>?, Task<Void, Never>?)
  }

  private static func reset(_ state: inout State, isReplayable: Bool) -> Reset {
    guard state.isTaken else { return .notNeeded }
    guard isReplayable else { return .impossible }
    defer { state = State(run: state.run + 1, resume: state.resume) }
    return .done(state.producer, state.task)
  }

  /// Ends the producer: nobody asks for bytes any more. Not to be called inside a callback.
  func close() {
    let (producer, task) = state.withLock { state in
      state.isClosed = true
      state.bytes = []
      state.offset = 0
      state.resume = nil
      return (state.producer.take(), state.task.take())
    }
    task?.cancel()
    producer?.resume(returning: ())
  }
}
