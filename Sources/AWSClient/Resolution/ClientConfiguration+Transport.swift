public import AWSCredentials
import AWSRuntime
import HTTPTransportAPI

#if Curl
  import CurlTransport
#endif

extension ClientConfiguration {
  /// Returns the client's transport: the program's own or libcurl, wrapped as the program asks.
  ///
  /// - Throws: `ConfigurationError` when there is no transport, or libcurl cannot be started.
  func resolvedTransport(
    _ settings: ClientSettings
  ) throws(ConfigurationError) -> any HTTPTransport {
    let base: any HTTPTransport
    if let transport {
      base = transport
    } else {
      base = try defaultTransport(settings)
    }
    return wrapTransport?(base) ?? base
  }

  #if Curl
    private func defaultTransport(
      _ settings: ClientSettings
    ) throws(ConfigurationError) -> any HTTPTransport {
      let caBundle = caBundle.map { Setting($0, from: .explicit) } ?? settings.caBundle
      var curl = Self.curlConfiguration(settings)
      if let file = caBundle?.value { curl.certificateAuthorityFile = file }
      do {
        return DefaultTransport(try CurlTransport(configuration: curl), caBundle: caBundle)
      } catch {
        throw ConfigurationError(
          .unusableTransport, "the default transport cannot be created: \(error.message)")
      }
    }

    /// Returns the configuration of the default transport, with proxies and certificates from the
    /// settings.
    static func curlConfiguration(_ settings: ClientSettings) -> CurlTransportConfiguration {
      var configuration = CurlTransportConfiguration.environment(settings.host.variables)
      if let file = settings.caBundle?.value { configuration.certificateAuthorityFile = file }
      return configuration
    }
  #else
    private func defaultTransport(
      _ settings: ClientSettings
    ) throws(ConfigurationError) -> any HTTPTransport {
      throw ConfigurationError(
        .unusableTransport,
        "there is no transport: set ClientConfiguration.transport, or build with the package trait "
          + "Curl for the default one")
    }
  #endif
}

extension ConfigurationError.Kind {
  /// A client has no transport, or the default transport cannot be created.
  public static let unusableTransport = ConfigurationError.Kind(rawValue: "unusableTransport")
}
