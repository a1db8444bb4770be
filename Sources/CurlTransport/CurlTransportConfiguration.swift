/// What holds for all requests of a ``CurlTransport``.
public struct CurlTransportConfiguration: Sendable, Hashable {
  /// The path of a PEM file with the certificate authorities to trust instead of the system's;
  /// `nil`, as unless set, for the system's.
  ///
  /// A file that cannot be read makes requests over `https` fail with the code `tls`.
  public var certificateAuthorityFile: String?

  /// The proxy to send every request through, such as `http://proxy.example:3128` or
  /// `socks5h://127.0.0.1:1080`; `nil`, as unless set, for none.
  ///
  /// Environment variables such as `https_proxy` and `no_proxy` are never read: where a signed
  /// request goes does not depend on what a process inherits.
  public var proxy: String?

  /// The most connections to keep open for further requests; 512 unless set.
  ///
  /// It does not limit how many requests are under way at a time.
  public var maximumIdleConnections = 512

  /// The defaults.
  public init() {}
}
