import HTTPTransportAPI
import HTTPTypes

/// A streamed response's body as its reader holds it. When it is let go of, the transfer ends.
final class CurlResponseStream: ResponseBodyStream {
  /// Keeps the connection's thread while somebody reads.
  private let transport: CurlTransport
  private let transfer: Transfer
  private let inbox: Inbox

  init(_ transport: CurlTransport, _ transfer: Transfer, _ inbox: Inbox) {
    self.transport = transport
    self.transfer = transfer
    self.inbox = inbox
  }

  deinit {
    // One that has ended takes no notice.
    if inbox.end == nil { transport.engine.cancel(transfer) }
  }

  func nextChunk() async throws(TransportError) -> [UInt8]? {
    let found = await withTaskCancellationHandler {
      await inbox.next()
    } onCancel: {
      transport.engine.cancel(transfer)
    }
    switch found {
    case .chunk(let chunk, let resumes):
      if resumes { transport.engine.resume(transfer) }
      return chunk
    case .end: return nil
    case .failure(let error): throw error
    }
  }

  var trailerFields: HTTPFields {
    guard let trailer = inbox.end?.trailer else { return [:] }
    return (try? ResponseHeadParser.fields(trailer)) ?? [:]
  }

  var metrics: TransportMetrics? { inbox.end?.metrics }
}
