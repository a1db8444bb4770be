import NIOCore
import NIOHTTP1

/// Drops the errors of a connection that is closed.
///
/// The beginning of a request is a malformed request once its connection is closed. Nobody is left to
/// read a response to it, and NIO must not be made to write one while it stops the server.
final class ClosedConnectionFilter: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard context.channel.isActive else { return }
    context.fireErrorCaught(error)
  }
}
