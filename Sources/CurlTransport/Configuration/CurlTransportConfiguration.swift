/// What holds for all requests of a ``CurlTransport``.
///
/// Its description and dump never hold a password.
public struct CurlTransportConfiguration: Sendable, Hashable {
  /// Whom to trust, with what to identify, and which versions of TLS to speak.
  public var tls = TLSSettings()

  /// Which proxies to go through; none unless set.
  ///
  /// Environment variables count only if asked for, with
  /// ``ProxySettings/environment(_:)``: where a signed request goes does not depend on what a
  /// process inherits.
  public var proxies = ProxySettings.none

  /// Which versions of HTTP to speak; HTTP/2 where a TLS server offers it, else HTTP/1.1, unless
  /// set.
  public var httpVersion = HTTPVersionPolicy.automatic

  /// Which addresses of a host to connect to; both kinds, racing each other (RFC 8305), unless
  /// set.
  public var ipVersion = IPVersionPolicy.any

  /// The path of a unix socket to connect to, whatever the authority of a request says; `nil`, as
  /// unless set, for connections over the network.
  public var unixSocketPath: String?

  /// How many connections and requests there may be.
  public var limits = Limits()

  /// How long a connection may have been idle to carry one more request; 118 seconds unless set.
  ///
  /// In whole seconds, rounded up.
  public var idleConnectionTimeout: Duration = .seconds(118)

  /// How long a connection is silent before the kernel asks the peer whether it is still there,
  /// and how long it waits between such probes; a minute unless set. `nil` for no probes.
  ///
  /// In whole seconds, rounded up.
  public var keepAliveInterval: Duration? = .seconds(60)

  /// The defaults.
  public init() {}

  /// The defaults with the proxies and the authorities that the environment names: see
  /// ``ProxySettings/environment(_:)`` and ``TLSSettings/environment(_:)``.
  public static func environment(_ variables: [String: String]) -> CurlTransportConfiguration {
    var configuration = CurlTransportConfiguration()
    configuration.proxies = .environment(variables)
    configuration.tls = .environment(variables)
    return configuration
  }
}

extension CurlTransportConfiguration {
  /// How many connections and requests there may be. A request beyond a limit waits its turn; its
  /// time-out runs meanwhile.
  public struct Limits: Sendable, Hashable {
    /// The most requests under way at a time; 4,096 unless set. Each takes some 30 KB.
    public var requests = 4096

    /// The most connections at a time, in use and idle ones; 512 unless set.
    public var connections = 512

    /// The most connections to one host at a time; `nil`, as unless set, for no limit but that of
    /// all connections.
    public var connectionsPerHost: Int?

    /// The defaults.
    public init() {}
  }

  /// The path of a PEM file with the certificate authorities to trust instead of the system's.
  /// The same as ``TLSSettings/certificateAuthorityFile``.
  public var certificateAuthorityFile: String? {
    get { tls.certificateAuthorityFile }
    set { tls.certificateAuthorityFile = newValue }
  }

  /// The one proxy for every request; `nil` for none. Setting it replaces ``proxies``.
  public var proxy: String? {
    get { proxies.https }
    set { proxies = newValue.map { ProxySettings($0) } ?? .none }
  }
}
