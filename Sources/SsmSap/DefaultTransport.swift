#if Curl
  import CurlTransport
  import HTTPTransportAPI
  import HTTPTypes

  /// The transport of who chooses none.
  enum DefaultTransport {
    static func make() -> any HTTPTransport {
      do {
        return try CurlTransport()
      } catch {
        return UnavailableTransport(error: error)
      }
    }
  }

  /// Stands in for a transport that could not be made, so that the first call tells why.
  private struct UnavailableTransport: HTTPTransport {
    let error: TransportError

    func send(
      _ request: HTTPRequest, body: RequestBody, options: TransportOptions
    ) async throws(TransportError) -> TransportResponse {
      throw error
    }
  }
#endif
