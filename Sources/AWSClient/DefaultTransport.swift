#if Curl
  import AWSCredentials
  import CurlTransport
  import HTTPTransportAPI
  import HTTPTypes

  /// libcurl, with errors that name the settings for trusted certificates.
  struct DefaultTransport: HTTPTransport {
    private let transport: CurlTransport
    private let caBundle: Setting<String>?

    /// Creates a transport.
    ///
    /// - Parameters:
    ///   - transport: The transport that sends.
    ///   - caBundle: The setting that names the file of trusted certificates, if there is one.
    init(_ transport: CurlTransport, caBundle: Setting<String>?) {
      self.transport = transport
      self.caBundle = caBundle
    }

    func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse {
      do {
        return try await transport.send(request, body: body, options: options)
      } catch {
        throw TLSAdvice.explain(error, caBundle: caBundle)
      }
    }
  }
#endif
