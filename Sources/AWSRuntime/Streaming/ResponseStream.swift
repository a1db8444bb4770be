import AWSShapes
import HTTPTransportAPI
import Synchronization

/// The streamed body of one call's response.
///
/// The call ends with its stream: when the stream ends, fails or goes away, interceptors run the
/// hook after execution. Its errors are those of the call.
final class ResponseStream: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  typealias Failure = CallError

  private struct State {
    var byteCount = 0
    /// How the stream ended; `nil` before that.
    var end: Result<Void, CallError>?
    /// The metadata of the call once its caller has the output.
    var metadata: CallMetadata?
    var isReported = false
  }

  private let body: ResponseBody
  private let deadline: Deadline?
  private let chain: InterceptorChain?
  private let failure: StreamFailure
  private let state = Mutex(State())

  /// The number of bytes; `nil` if the header does not say it.
  let length: Int?

  /// Creates a stream.
  ///
  /// - Parameters:
  ///   - body: The transport's stream.
  ///   - length: The number of bytes that the header announces.
  ///   - failure: Creates errors.
  ///   - deadline: When the time for the call ends.
  ///   - chain: The interceptors of the call.
  init(
    _ body: ResponseBody, length: Int?, failure: StreamFailure, deadline: Deadline?,
    chain: InterceptorChain?
  ) {
    self.body = body
    self.length = length
    self.failure = failure
    self.deadline = deadline
    self.chain = chain
  }

  deinit {
    // The transport's stream goes away with this one, which ends the transfer.
    end(isComplete ? .success(()) : .failure(failure.dropped()))
  }

  /// Tells the stream that the caller has the call's output: the end of the stream is that of the
  /// call.
  func handOver(_ metadata: CallMetadata) {
    state.withLock { $0.metadata = metadata }
    report()
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: self) }

  /// An iterator, which continues where another one stopped.
  struct AsyncIterator: AsyncIteratorProtocol {
    fileprivate let stream: ResponseStream

    mutating func next() async throws(CallError) -> [UInt8]? {
      try await stream.next()
    }

    mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(CallError) -> [UInt8]? {
      try await stream.next()
    }
  }
}

// MARK: Reading

extension ResponseStream {
  private func next() async throws(CallError) -> [UInt8]? {
    if let end = state.withLock({ $0.end }) {
      try end.get()
      return nil
    }
    let chunk: [UInt8]?
    do {
      chunk = try await read()
    } catch {
      throw fail(failure.error(error, isLimitedByCall: deadline != nil))
    }
    let count = state.withLock { state in
      state.byteCount += chunk?.count ?? 0
      return state.byteCount
    }
    if let chunk { return chunk }
    if let length, count != length { throw fail(failure.wrongLength(count, of: length)) }
    end(.success(()))
    return nil
  }

  private func fail(_ error: CallError) -> CallError {
    end(.failure(error))
    return error
  }

  /// Returns the next chunk within the call's remaining time, even over a transport that ignores
  /// timeouts.
  private func read() async throws(TransportError) -> [UInt8]? {
    guard let deadline else { return try await chunk() }
    let end = await deadline.race { [self] () async -> Result<[UInt8]?, TransportError> in
      do throws(TransportError) {
        return .success(try await chunk())
      } catch {
        return .failure(error)
      }
    }
    switch end {
    case .inTime(let result): return try result.get()
    case .late(.success(let chunk)?): return chunk
    case .late(.failure?), .late(nil):
      throw TransportError(
        .timeout, "the call's time ended before the response's body was complete",
        requestMayHaveReachedServer: true)
    }
  }

  private func chunk() async throws(TransportError) -> [UInt8]? {
    // Iterators over a streamed body continue where the last one stopped.
    var iterator = body.makeAsyncIterator()
    return try await iterator.next()
  }
}

// MARK: The end

extension ResponseStream {
  private var isComplete: Bool {
    state.withLock { state in length.map { $0 == state.byteCount } ?? false }
  }

  /// Ends the stream. Does nothing for one that has ended.
  private func end(_ end: Result<Void, CallError>) {
    state.withLock { if $0.end == nil { $0.end = end } }
    report()
  }

  /// Runs the last hook once the stream has ended and the caller has the output.
  private func report() {
    guard let chain else { return }
    let ended = state.withLock { state -> (CallMetadata, CallError?)? in
      guard let end = state.end, let metadata = state.metadata, !state.isReported else {
        return nil
      }
      state.isReported = true
      if case .failure(let error) = end { return (metadata, error) }
      return (metadata, nil)
    }
    guard let (metadata, error) = ended else { return }
    if let metrics = body.metrics { chain.context.transferMetrics = metrics }
    chain.read { $0.readAfterExecution(metadata, error: error, context: $1) }
  }
}
