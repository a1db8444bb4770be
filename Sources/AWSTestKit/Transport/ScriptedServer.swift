/// Starts servers on loopback that follow a script: what ``TransportConformance`` needs from who
/// tests a transport that has a network. Some thirty lines over any library with sockets.
public protocol ScriptedServer: Sendable {
  /// Starts a server, on a port of 127.0.0.1 that is its own, which accepts connections on return.
  func start(_ script: ServerScript) async throws -> any RunningScript
}

/// A server that follows a script.
public protocol RunningScript: Sendable {
  /// Its address, such as `127.0.0.1:49152`.
  var authority: String { get }

  /// The requests that it read, byte for byte: header and body.
  var requests: [[UInt8]] { get }

  /// How many connections it accepted.
  var connectionCount: Int { get }

  /// Closes its connections and its port.
  func stop()
}
