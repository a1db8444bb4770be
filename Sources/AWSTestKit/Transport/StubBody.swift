import HTTPTransportAPI
import HTTPTypes
import Synchronization

/// The streamed body of a ``StubResponse``.
final class StubBody: ResponseBodyStream {
  private let chunks: [[UInt8]]
  private let failure: TransportError?
  private let next = Mutex(0)

  init(_ chunks: [[UInt8]], _ failure: TransportError?) {
    self.chunks = chunks.filter { !$0.isEmpty }
    self.failure = failure
  }

  var trailerFields: HTTPFields { [:] }

  var metrics: TransportMetrics? { nil }

  func nextChunk() async throws(TransportError) -> [UInt8]? {
    guard !Task.isCancelled else {
      throw TransportError(
        .cancelled, "the task was cancelled", requestMayHaveReachedServer: true)
    }
    let index = next.withLock { next in
      defer { next += 1 }
      return next
    }
    if index < chunks.count { return chunks[index] }
    if let failure { throw failure }
    return nil
  }
}
