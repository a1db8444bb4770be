/// The settings that apply to all requests of a ``CurlTransport``.
///
/// No description of it contains a password.
public struct CurlTransportConfiguration: Sendable, Hashable {
  /// The certificates to trust and to present, and the versions of TLS to use.
  public var tls = TLSSettings()

  /// The proxies to go through; none by default.
  public var proxies = ProxySettings.none

  /// The versions of HTTP to use; by default HTTP/2 where a TLS server offers it, otherwise
  /// HTTP/1.1.
  public var httpVersion = HTTPVersionPolicy.automatic

  /// The kind of addresses to connect to; by default both, racing each other (RFC 8305).
  public var ipVersion = IPVersionPolicy.any

  /// The path of a Unix socket to connect to, whatever the authority of a request; `nil`, the
  /// default, for connections over the network.
  public var unixSocketPath: String?

  /// The most connections and requests at a time.
  public var limits = Limits()

  /// How long a connection may have been idle to carry another request; 118 seconds by default.
  ///
  /// In whole seconds, rounded up.
  public var idleConnectionTimeout: Duration = .seconds(118)

  /// How long a connection may be silent before the kernel probes the peer, and how long it waits
  /// between probes; a minute by default, `nil` for no probes.
  ///
  /// In whole seconds, rounded up.
  public var keepAliveInterval: Duration? = .seconds(60)

  /// Creates a configuration that does not depend on the environment.
  public init() {}

  /// Returns the default configuration with the proxies and the certificate authorities of the
  /// environment: see ``ProxySettings/environment(_:)`` and ``TLSSettings/environment(_:)``.
  ///
  /// - Parameter variables: The environment; this process's by default.
  public static func environment(
    _ variables: [String: String]? = nil
  ) -> CurlTransportConfiguration {
    let variables = variables ?? ProcessEnvironment.variables
    var configuration = CurlTransportConfiguration()
    configuration.proxies = .environment(variables)
    configuration.tls = .environment(variables)
    return configuration
  }
}

extension CurlTransportConfiguration {
  /// The path of a PEM file with the certificate authorities to trust instead of the system's.
  ///
  /// The same as ``TLSSettings/certificateAuthorityFile``.
  public var certificateAuthorityFile: String? {
    get { tls.certificateAuthorityFile }
    set { tls.certificateAuthorityFile = newValue }
  }

  /// The one proxy for all requests; `nil` for none. Setting it replaces ``proxies``.
  public var proxy: String? {
    get { proxies.https }
    set { proxies = newValue.map { ProxySettings($0) } ?? .none }
  }
}
