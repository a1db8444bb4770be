public import HTTPTypes

/// What a transport hands on a response body with, chunk by chunk.
///
/// The last reference to it going away means that nobody reads on: end the transfer then.
public protocol ResponseBodyStream: AnyObject, Sendable {
  /// Waits for the next chunk of at least one byte; `nil` at the end of the body, and after it.
  ///
  /// - Throws: ``TransportError``: what went wrong while the body arrived, or the code
  ///   ``TransportError/Code-swift.struct/cancelled`` when the task that waits was cancelled.
  func nextChunk() async throws(TransportError) -> [UInt8]?

  /// The fields that followed the body; empty before its end.
  var trailerFields: HTTPFields { get }

  /// How the transfer went; `nil` before its end.
  var metrics: TransportMetrics? { get }
}
