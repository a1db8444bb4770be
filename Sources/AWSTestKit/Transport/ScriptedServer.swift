/// A type that starts scripted servers on loopback.
///
/// Implement it over any socket library, in about thirty lines, to run ``TransportConformance``
/// against a transport that opens connections.
public protocol ScriptedServer: Sendable {
  /// Starts a server on a port of its own on 127.0.0.1. It accepts connections when this returns.
  func start(_ script: ServerScript) async throws -> any RunningScript
}

/// A server that runs a script.
public protocol RunningScript: Sendable {
  /// The address of the server, such as `127.0.0.1:49152`.
  var authority: String { get }

  /// The requests that the server read, each as the bytes of header and body.
  var requests: [[UInt8]] { get }

  /// The number of connections that the server accepted.
  var connectionCount: Int { get }

  /// Closes the connections and the port.
  func stop()
}
