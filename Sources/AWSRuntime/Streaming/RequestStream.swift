import AWSShapes
import AWSSigV4
import HTTPTransportAPI
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The streamed body of one call's request.
///
/// It records whether the stream was started, since one that cannot be replayed is sent only once,
/// and the error of its source, which the transport's error does not carry.
final class RequestStream: Sendable {
  private struct State {
    var isStarted = false
    var failure: (any Error)?
    var chunkSigner: ChunkSigner?
    var events: EventSigning?
  }

  /// What signs events.
  private struct EventSigning {
    var signer: EventSigner
    /// Returns the date to sign an event with.
    var now: @Sendable () -> Date
  }

  private let source: ByteStream
  private let length: Int?
  private let state = Mutex(State())

  /// The payload to sign.
  let payload: Payload

  /// Creates a body.
  ///
  /// - Parameters:
  ///   - source: The bytes.
  ///   - length: The number of bytes, if it is known.
  ///   - payload: The payload to sign.
  init(_ source: ByteStream, length: Int?, payload: Payload) {
    self.source = source
    self.length = length
    self.payload = payload
  }

  /// Whether another attempt can send the whole body.
  var canBeSent: Bool { source.isReplayable || !state.withLock { $0.isStarted } }

  /// The error of the source in the current attempt.
  var failure: (any Error)? { state.withLock { $0.failure } }

  /// Signs the chunks of the next body, which continues the request's signature.
  func sign(with chunkSigner: ChunkSigner) {
    state.withLock { $0.chunkSigner = chunkSigner }
  }

  /// Signs the events of the next body, which continue the request's signature.
  ///
  /// - Parameters:
  ///   - signer: The signer of the events.
  ///   - now: Returns the date to sign an event with.
  func signEvents(with signer: EventSigner, now: @escaping @Sendable () -> Date) {
    state.withLock { $0.events = EventSigning(signer: signer, now: now) }
  }

  /// Returns the body of the next attempt.
  func body() -> RequestBody {
    let (chunkSigner, events) = state.withLock { state in
      state.failure = nil
      return (state.chunkSigner, state.events)
    }
    if let events {
      return RequestBody(length: nil, isReplayable: source.isReplayable) {
        SignedEvents(RequestChunks(self), events.signer, now: events.now)
      }
    }
    guard let chunkSigner else {
      return RequestBody(length: length.map(Int64.init), isReplayable: source.isReplayable) {
        RequestChunks(self)
      }
    }
    let signedLength = length.flatMap {
      ChunkSigner.encodedByteCount(of: $0, chunkByteCount: SignedChunks.chunkSize)
    }
    return RequestBody(
      length: signedLength.map(Int64.init), isReplayable: source.isReplayable
    ) {
      SignedChunks(RequestChunks(self), chunkSigner)
    }
  }

  /// Returns an iterator from the first chunk; `nil` if the stream was read before and cannot be
  /// replayed.
  func start() -> ByteStream.AsyncIterator? {
    let isAllowed = state.withLock { state in
      defer { state.isStarted = true }
      return source.isReplayable || !state.isStarted
    }
    return isAllowed ? source.makeAsyncIterator() : nil
  }

  /// Records the error of the source.
  func record(_ failure: any Error) {
    state.withLock { $0.failure = failure }
  }
}
