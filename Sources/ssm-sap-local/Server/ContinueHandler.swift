import NIOCore
import NIOHTTP1

/// Tells a client to send the body that it holds back until the server is ready for it.
///
/// Source: RFC 9110, section 10.1.1.
final class ContinueHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = Self.unwrapInboundIn(data), head.version != .http1_0,
      head.headers.first(name: "Expect")?.lowercased() == "100-continue"
    {
      let response = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(Self.wrapOutboundOut(.head(response)), promise: nil)
    }
    context.fireChannelRead(data)
  }
}
