import CommandSupport
import SsmSap

/// Providers of a region and of credentials that log where each was found, for `--debug`.
enum LoggedSources {
  /// Returns a configuration whose providers log.
  ///
  /// - Throws: `ConfigurationError` for a configuration that cannot be read.
  static func added(
    to configuration: ClientConfiguration, log: OrderedWriter
  ) async throws(ConfigurationError) -> ClientConfiguration {
    let resolved = try await configuration.resolvedForService()
    var configuration = configuration
    configuration.transport = resolved.transport
    configuration.wrapTransport = nil
    configuration.region = LoggedRegion(next: resolved.region, log: log)
    configuration.credentials = LoggedCredentials(next: resolved.credentials, log: log)
    return configuration
  }
}
