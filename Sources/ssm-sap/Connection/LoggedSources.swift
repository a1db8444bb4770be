import CommandSupport
import SsmSap
import Synchronization

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

/// A provider of a region that logs where it was found.
struct LoggedRegion: RegionProvider {
  let next: any RegionProvider
  let log: OrderedWriter

  func region() async throws(RegionError) -> String {
    let region = try await next.region()
    let origin = try await (next as? DefaultRegion)?.resolve().origin
    log.write("* region \(region) from \(origin.map { "\($0)" } ?? "--region")\n")
    return region
  }
}

/// A provider of credentials that logs where they were found.
final class LoggedCredentials: CredentialsProvider {
  private let next: any CredentialsProvider
  private let log: OrderedWriter
  private let last = Mutex<String?>(nil)

  init(next: any CredentialsProvider, log: OrderedWriter) {
    self.next = next
    self.log = log
  }

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let found = try await next.resolve()
    let text =
      "\(MaskedKey.text(found.credentials.accessKeyID)) from "
      + found.sources.joined(separator: ", then ")
    // Each attempt asks; what has not changed is known.
    let isNew = last.withLock { last in
      defer { last = text }
      return last != text
    }
    if isNew { log.write("* access key \(PlainLine.text(text))\n") }
    return found
  }
}
