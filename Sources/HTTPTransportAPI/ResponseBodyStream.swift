public import HTTPTypes

/// The source of a streamed response body, which a transport implements.
///
/// End the transfer when the last reference to the stream goes away: nothing can read the rest.
public protocol ResponseBodyStream: AnyObject, Sendable {
  /// Waits for the next chunk.
  ///
  /// - Returns: At least one byte; `nil` at the end of the body, and after it.
  /// - Throws: ``TransportError``: the failure of the transfer, or the code
  ///   ``TransportError/Code-swift.struct/cancelled`` if the waiting task was cancelled.
  func nextChunk() async throws(TransportError) -> [UInt8]?

  /// The fields that followed the body; empty before the end of the body.
  var trailerFields: HTTPFields { get }

  /// The metrics of the transfer; `nil` before the end of the body.
  var metrics: TransportMetrics? { get }
}
