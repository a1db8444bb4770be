import NIOCore

/// Where a server listens.
struct ServerAddress: Sendable, Hashable {
  /// A name or an IP address.
  let host: String
  /// The port; 0 picks a free one.
  let port: Int

  /// Creates an address.
  ///
  /// - Parameter isRemoteAllowed: Whether the host may be one that other machines reach.
  /// - Throws: `ServerError` if other machines could reach the host and may not.
  init(host: String, port: UInt16, isRemoteAllowed: Bool = false) throws(ServerError) {
    self.host = host
    self.port = Int(port)
    guard isRemoteAllowed || Self.isLoopback(host) else {
      throw ServerError(
        "\(host) is not a loopback address such as 127.0.0.1 or ::1. The service is not made for "
          + "a network; if other machines are to reach it all the same, add --allow-remote")
    }
  }

  /// The host as it stands in a URL and in the header field `Host`.
  var hostInURL: String { host.contains(":") ? "[\(host)]" : host }

  /// Returns the URL of a server at the host and a port.
  func url(port: Int) -> String { "http://\(hostInURL):\(port)" }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" { return true }
    guard let address = try? SocketAddress(ipAddress: host, port: 0) else { return false }
    return switch address.ipAddress {
    case "::1"?: true
    case let ip?: address.protocol == .inet && ip.hasPrefix("127.")
    case nil: false
    }
  }
}
