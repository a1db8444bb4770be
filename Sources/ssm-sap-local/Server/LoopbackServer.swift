import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP/1.1 server, on a loopback address unless told otherwise.
struct LoopbackServer: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel
  private let connections: OpenConnections
  private let exchanges: Exchanges
  private let limits: ServerLimits

  /// The URL of the server, with the port that it listens on.
  let url: String

  /// Starts to listen.
  ///
  /// - Parameters:
  ///   - address: Where to listen; port 0 picks a free port.
  ///   - responder: What answers requests.
  ///   - limits: The limits of a connection.
  static func start(
    at address: ServerAddress, _ responder: any Responder, limits: ServerLimits = ServerLimits()
  ) async throws -> LoopbackServer {
    // One thread reads and writes; requests are answered on the threads of Swift's tasks.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let connections = OpenConnections()
    let exchanges = Exchanges()
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // A response that is written in pieces does not wait for the client's acknowledgements.
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(responder, exchanges, limits)
          connections.add(channel)
        }
      }
    do {
      let listener = try await bootstrap.bind(host: address.host, port: address.port).get()
      return LoopbackServer(
        group: group, listener: listener, connections: connections, exchanges: exchanges,
        limits: limits, url: address.url(port: listener.localAddress?.port ?? address.port))
    } catch {
      try? await group.shutdownGracefully()
      throw ServerError.cannotListen(at: address, error)
    }
  }

  /// Stops listening, waits for responses to end as long as the limits say, and closes all
  /// connections.
  func stop() async {
    exchanges.stop()
    try? await listener.close()
    await connections.close(within: limits.shutdownTimeout)
    // A request whose client has left may still be carried out, and needs the group's thread at its end.
    guard await exchanges.finish(within: limits.shutdownTimeout) else { return }
    try? await group.shutdownGracefully()
  }
}

extension ChannelPipeline.SynchronousOperations {
  /// Adds the handlers of a connection.
  func addHandlers(
    _ responder: any Responder, _ exchanges: Exchanges, _ limits: ServerLimits
  ) throws {
    var decoding = NIOHTTPDecoderLimitConfiguration()
    decoding.maxHeaderListSize = limits.headerSize
    decoding.maxHeaderFieldSize = limits.headerSize
    decoding.maxHeaderFieldCount = limits.headerFields
    // Does not read from a client that does not read its responses.
    try addHandler(BackPressureHandler())
    try configureHTTPServerPipeline(
      withEncoderConfiguration: HTTPResponseEncoder.Configuration(),
      withDecoderLimitConfiguration: decoding)
    try addHandler(ContinueHandler())
    let refusing = try handler(type: HTTPServerProtocolErrorHandler.self)
    try addHandler(ClosedConnectionFilter(), position: .before(refusing))
    try addHandler(RequestDeadline(limits.requestTimeout))
    try addHandler(NIOHTTPServerRequestAggregator(maxContentLength: limits.bodySize))
    try addHandler(ConnectionHandler(responder, exchanges))
  }
}

extension ServerError {
  fileprivate static func cannotListen(
    at address: ServerAddress, _ error: any Error
  ) -> ServerError {
    let place = "\(address.host):\(address.port)"
    guard let error = error as? IOError else {
      return ServerError("cannot listen on \(place): \(error)")
    }
    switch error.errnoCode {
    case EADDRINUSE:
      return ServerError("cannot listen on \(place): another program uses the port")
    case EACCES:
      return ServerError("cannot listen on \(place): ports below 1024 need special rights")
    case EADDRNOTAVAIL:
      return ServerError("cannot listen on \(place): this machine does not have the address")
    default:
      return ServerError("cannot listen on \(place): \(error)")
    }
  }
}
