#if Curl
  import AWSCredentials
  import CurlTransport
  import HTTPTransportAPI
  import HTTPTypes
  import Synchronization

  /// The transport of who chooses none: libcurl with the proxies and the trusted certificates that
  /// the environment names. It is made when the first request needs it; one that cannot be made
  /// fails the request.
  final class DefaultTransport: HTTPTransport {
    let configuration: CurlTransportConfiguration
    private let caBundle: Setting<String>?
    private let made = Mutex<CurlTransport?>(nil)

    /// - Parameter variables: The environment.
    convenience init(_ variables: [String: String]) {
      self.init(.environment(variables))
    }

    private init(_ configuration: CurlTransportConfiguration, caBundle: Setting<String>? = nil) {
      self.configuration = configuration
      self.caBundle = caBundle
    }

    func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse {
      do {
        return try await transport().send(request, body: body, options: options)
      } catch {
        throw TLSAdvice.explain(error, caBundle: caBundle)
      }
    }

    /// This one, or one that trusts the certificates of a file.
    func trusting(_ file: Setting<String>?) -> DefaultTransport {
      guard let file, file != caBundle else { return self }
      var configuration = configuration
      configuration.certificateAuthorityFile = file.value
      return DefaultTransport(configuration, caBundle: file)
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
