#if Curl
  import CurlTransport
  import HTTPTransportAPI
  import HTTPTypes
  import Synchronization

  /// The transport of who chooses none: libcurl with the proxies and the trusted certificates that
  /// the environment names. It is made when the first request needs it; one that cannot be made
  /// fails the request.
  final class DefaultTransport: HTTPTransport {
    let configuration: CurlTransportConfiguration
    private let made = Mutex<CurlTransport?>(nil)

    /// - Parameter variables: The environment.
    convenience init(_ variables: [String: String]) {
      self.init(.environment(variables))
    }

    private init(_ configuration: CurlTransportConfiguration) {
      self.configuration = configuration
    }

    func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse {
      try await transport().send(request, body: body, options: options)
    }

    /// This one, or one that trusts the certificates of a file.
    func trusting(_ file: String?) -> DefaultTransport {
      guard let file, file != configuration.certificateAuthorityFile else { return self }
      var configuration = configuration
      configuration.certificateAuthorityFile = file
      return DefaultTransport(configuration)
    }

    private func transport() throws(TransportError) -> CurlTransport {
      try made.withLock { made throws(TransportError) in
        if let made { return made }
        let transport = try CurlTransport(configuration: configuration)
        made = transport
        return transport
      }
    }
  }
#endif
