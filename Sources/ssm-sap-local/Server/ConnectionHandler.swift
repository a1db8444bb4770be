import HTTPTypes
import NIOCore
import NIOHTTP1
import SsmSapLocal

/// Answers the requests of one connection, one after the other.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = NIOHTTPServerRequestFull

  private let responder: any Responder
  private let exchanges: Exchanges
  /// The response that takes time to write, if there is one.
  private var delivery: Task<Void, Never>?

  init(_ responder: any Responder, _ exchanges: Exchanges) {
    self.responder = responder
    self.exchanges = exchanges
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let received = Self.unwrapInboundIn(data)
    let writer = ResponseWriter(received.head, on: context.channel)
    guard let request = HTTPRequest(received.head) else { return writer.refuse() }
    let body = received.body.map { [UInt8](buffer: $0) } ?? []
    let eventLoop = context.eventLoop
    let handler = NIOLoopBound(self, eventLoop: eventLoop)
    exchanges.begin()
    // Not a child of anything: a service carries out what it was asked for, even if the client leaves.
    Task { [responder] in
      let answer = await responder.respond(to: request, body: body)
      eventLoop.execute { handler.value.deliver(answer, with: writer) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    delivery?.cancel()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // The handlers before this one have answered malformed and large requests.
    if error is NIOHTTPObjectAggregatorError { return }
    context.close(promise: nil)
  }

  private func deliver(_ answer: ServerAnswer, with writer: ResponseWriter) {
    switch answer {
    case .response(let response):
      writer.write(response)
      exchanges.end()
    case .reply(let reply) where reply.isImmediate:
      writer.write(reply.response)
      exchanges.end()
    case .reply(let reply):
      deliver(with: writer) { try await writer.write(reply) }
    case .events(let events):
      deliver(with: writer) { [exchanges] in
        try await writer.write(events, until: { exchanges.isStopping })
      }
    }
  }

  private func deliver(
    with writer: ResponseWriter, _ body: @escaping @Sendable () async throws -> Void
  ) {
    // `channelInactive` cancels the task if the client leaves. It does not run again for a client that
    // has left before.
    guard writer.isConnected else { return exchanges.end() }
    delivery = Task { [exchanges] in
      do { try await body() } catch { writer.abandon() }
      exchanges.end()
    }
  }
}
