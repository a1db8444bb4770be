import HTTPTransportAPI
import HTTPTypes

/// The body of a streamed response. The transfer ends when the last reference to it goes away.
final class CurlResponseStream: ResponseBodyStream {
  /// Keeps the transport's thread running while somebody reads.
  private let transport: CurlTransport
  private let transfer: Transfer
  private let buffer: ResponseBodyBuffer

  init(_ transport: CurlTransport, _ transfer: Transfer, _ buffer: ResponseBodyBuffer) {
    self.transport = transport
    self.transfer = transfer
    self.buffer = buffer
  }

  deinit {
    // Does nothing if it has ended.
    if buffer.end == nil { transport.cancel(transfer) }
  }

  func nextChunk() async throws(TransportError) -> [UInt8]? {
    let piece = await withTaskCancellationHandler {
      await buffer.next()
    } onCancel: {
      transport.cancel(transfer)
    }
    switch piece {
    case .chunk(let chunk, let resumes):
      if resumes { transport.resume(transfer) }
      return chunk
    case .end: return nil
    case .failure(let error): throw error
    }
  }

  var trailerFields: HTTPFields {
    guard let trailer = buffer.end?.trailer else { return [:] }
    return (try? ResponseHeadParser.fields(trailer)) ?? [:]
  }

  var metrics: TransportMetrics? { buffer.end?.metrics }
}
