import AWSShapes
import HTTPTypes
import SsmSap
import SsmSapModels
import SystemPackage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tries the steps of a call one after the other.
struct ConfigurationDoctor: Sendable {
  private let options: ConnectionOptions
  private let configuration: ClientConfiguration

  init(_ options: ConnectionOptions) {
    self.options = options
    configuration = options.makeConfiguration()
  }

  /// The results, each as soon as it is there.
  var results: AsyncStream<Diagnosis> {
    AsyncStream { continuation in
      let task = Task {
        await examine { continuation.yield($0) }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func examine(_ report: (Diagnosis) -> Void) async {
    guard let settings = await examineFiles(report) else {
      for step in Step.afterFiles { report(.skipped(step, "the files must be mended first")) }
      return
    }
    report(examineValues(settings))
    guard let resolved = await resolve(report) else { return }
    let region = await examineRegion(resolved, report)
    let hasCredentials = await examineCredentials(resolved, report)
    guard let endpoint = examineEndpoint(resolved, region, report) else {
      for step in Step.network { report(.skipped(step, "there is no endpoint")) }
      return
    }
    guard await examineConnection(resolved, endpoint, report) else {
      report(.skipped(Step.call, "there is no connection"))
      return
    }
    guard hasCredentials, region != nil else {
      report(.skipped(Step.call, "there are no credentials or no region"))
      return
    }
    report(await examineCall())
  }

  /// The names of the steps.
  enum Step {
    static let files = "shared files"
    static let permissions = "permissions of the files"
    static let values = "values of the settings"
    static let region = "region"
    static let credentials = "credentials"
    static let endpoint = "endpoint"
    static let connection = "connection"
    static let clock = "clock"
    static let call = "signed call"

    static let network = [connection, clock, call]
    static let afterFiles = [permissions, values, region, credentials, endpoint] + network
  }
}

// MARK: Files and values

extension ConfigurationDoctor {
  private func examineFiles(_ report: (Diagnosis) -> Void) async -> ClientSettings? {
    let settings: ClientSettings
    do {
      settings = try await ClientSettings(in: configuration.host, profile: options.profile)
    } catch {
      let advice = ["correct the file, or choose another profile with --profile or AWS_PROFILE"]
      report(
        .failed(Step.files, CommandFailure(.configuration, error.description, advice: advice)))
      return nil
    }
    if let fault = settings.shared.unreadableFiles.first {
      report(
        .warning(
          Step.files, fault.description, "make the file readable for you, or remove it"))
    } else {
      let locations = settings.shared.locations
      report(
        .ok(
          Step.files,
          "\(settings.profile.title) of \(locations.config) and \(locations.credentials)"))
    }
    report(await examinePermissions(settings.shared.locations))
    return settings
  }

  private func examinePermissions(_ locations: SharedFileLocations) async -> Diagnosis {
    let path = locations.credentials
    let permissions = await BlockingWork.run { () throws(Never) -> FilePermissions? in
      guard let found = try? FilePath(path).stat(), found.type == .regular else { return nil }
      return found.permissions
    }
    guard let permissions else { return .ok(Step.permissions, "there is no file of credentials") }
    let others: FilePermissions = [
      .groupRead, .groupWrite, .otherRead, .otherWrite,
    ]
    guard permissions.isDisjoint(with: others) else {
      return .warning(
        Step.permissions, "other users may read or change \(path)",
        "chmod 600 \(ShellText.quoted(path))")
    }
    return .ok(Step.permissions, "only you may read \(path)")
  }

  private func examineValues(_ settings: ClientSettings) -> Diagnosis {
    do throws(ConfigurationError) {
      _ = try settings.useFIPSEndpoint
      _ = try settings.useDualStackEndpoint
      _ = try settings.endpointURL(ofService: SsmSapService.shape.sdkID)
      _ = try settings.stsEndpoints
      _ = try settings.retryMode
      _ = try settings.maximumAttempts
      _ = try settings.defaultsMode
      _ = try settings.disableRequestCompression
      _ = try settings.requestMinimumCompressionSize
      _ = try settings.ec2MetadataV1Disabled
      _ = try settings.ec2MetadataEndpointMode
      _ = try settings.metadataTimeout
      _ = try settings.metadataAttempts
    } catch {
      return .failed(
        Step.values,
        CommandFailure(.configuration, error.description, advice: ["correct the value"]))
    }
    return .ok(Step.values, "all settings that a call uses are valid")
  }

  private func resolve(_ report: (Diagnosis) -> Void) async -> CallConfiguration? {
    do {
      return try await configuration.resolvedForService()
    } catch {
      for step in [Step.region, Step.credentials, Step.endpoint] + Step.network {
        report(.skipped(step, "the settings must be mended first"))
      }
      return nil
    }
  }
}

// MARK: Region, credentials and endpoint

extension ConfigurationDoctor {
  private func examineRegion(
    _ resolved: CallConfiguration, _ report: (Diagnosis) -> Void
  ) async -> String? {
    do throws(RegionError) {
      let region = try await resolved.region.region()
      let origin = try await (resolved.region as? DefaultRegion)?.resolve().origin
      report(.ok(Step.region, "\(region) from \(origin.map { "\($0)" } ?? "--region")"))
      return region
    } catch {
      report(
        .failed(
          Step.region,
          CommandFailure(
            .region, error.message, advice: ["give --region, or run aws configure set region NAME"])
        ))
      return nil
    }
  }

  /// Credentials that end within this time may end during a wait.
  private static let soon: TimeInterval = 15 * 60

  private func examineCredentials(
    _ resolved: CallConfiguration, _ report: (Diagnosis) -> Void
  ) async -> Bool {
    if options.noSignRequest {
      report(.ok(Step.credentials, "none needed (--no-sign-request)"))
      return true
    }
    let found: ResolvedCredentials
    do {
      found = try await resolved.credentials.resolve()
    } catch {
      report(.failed(Step.credentials, CommandFailure(error)))
      return false
    }
    let source = found.sources.joined(separator: ", then ")
    let text = "\(MaskedKey.text(found.credentials.accessKeyID)) from \(source)"
    guard let end = found.credentials.expiration else {
      report(.ok(Step.credentials, text))
      return true
    }
    let left = end.timeIntervalSince(configuration.clock.now())
    guard left > 0 else {
      let failure = CommandFailure(
        .credentials, "\(text): they have expired",
        advice: KnownFailure.expiredSession.advice(nil))
      report(.failed(Step.credentials, failure))
      return false
    }
    let minutes = Int(left / 60)
    report(
      left < Self.soon
        ? .warning(
          Step.credentials, "\(text): they expire in \(minutes) minutes",
          "renew them before a long wait")
        : .ok(Step.credentials, "\(text), for \(minutes) more minutes"))
    return true
  }

  private func examineEndpoint(
    _ resolved: CallConfiguration, _ region: String?, _ report: (Diagnosis) -> Void
  ) -> Endpoint? {
    do {
      let endpoint = try resolved.endpoint.endpoint(
        for: SsmSapService.shape, region: region ?? Self.anyRegion)
      guard region != nil || options.endpointURL != nil else {
        report(.skipped(Step.endpoint, "there is no region"))
        return nil
      }
      report(
        .ok(Step.endpoint, "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.basePath)"))
      return endpoint
    } catch {
      let advice = ["correct --endpoint-url, AWS_ENDPOINT_URL_SSM_SAP or endpoint_url"]
      report(.failed(Step.endpoint, CommandFailure(.endpoint, error.message, advice: advice)))
      return nil
    }
  }

  /// Stands for the missing region where a URL is given.
  private static let anyRegion = "us-east-1"
}

// MARK: Network

extension ConfigurationDoctor {
  /// Sends a request without a signature, which any server responds to.
  private func examineConnection(
    _ resolved: CallConfiguration, _ endpoint: Endpoint, _ report: (Diagnosis) -> Void
  ) async -> Bool {
    let request = HTTPRequest(
      method: .get, scheme: endpoint.scheme, authority: endpoint.authority,
      path: endpoint.basePath.isEmpty ? "/" : endpoint.basePath)
    do {
      let response = try await resolved.transport.send(
        request, body: .empty, options: resolved.transportOptions)
      report(.ok(Step.connection, Self.text(of: response.metrics)))
      report(examineClock(response.head.headerFields[.date]))
      return true
    } catch {
      var cause = CallError(.transport, operation: "GET", message: error.message, cause: error)
      cause.message = "\(Self.phase(of: error)) failed: \(error.message)"
      let failure = CommandFailure(cause)
      report(
        .failed(
          Step.connection, CommandFailure(failure.status, cause.message, advice: failure.advice)))
      report(.skipped(Step.clock, "there is no connection"))
      return false
    }
  }

  private static func phase(of error: TransportError) -> String {
    switch error.code {
    case .resolve: "name resolution"
    case .connect, .connectTimeout: "the connection"
    case .tls: "the TLS handshake"
    default: "the request"
    }
  }

  private static func text(of metrics: TransportMetrics?) -> String {
    let phases = [
      ("name resolved", metrics?.nameLookup), ("connected", metrics?.connect),
      ("TLS handshake", metrics?.tls), ("response", metrics?.firstByte),
    ]
    let known = phases.compactMap { name, time in time.map { "\(name) after \(WireLog.text($0))" } }
    return known.isEmpty ? "the server responds" : known.joined(separator: ", ")
  }

  /// Services accept five minutes.
  private static let acceptedSkew: TimeInterval = 5 * 60
  private static let noticeableSkew: TimeInterval = 60

  private func examineClock(_ text: String?) -> Diagnosis {
    guard let text, let server = TimestampFormat.httpDate.date(from: text) else {
      return .skipped(Step.clock, "the server's response has no date")
    }
    let skew = configuration.clock.now().timeIntervalSince(server).rounded()
    let side = skew < 0 ? "behind" : "ahead of"
    let detail = "this machine's clock is \(Int(abs(skew))) seconds \(side) the server's"
    guard abs(skew) >= Self.noticeableSkew else {
      return .ok(Step.clock, "this machine's clock and the server's agree")
    }
    guard abs(skew) >= Self.acceptedSkew else {
      return .warning(Step.clock, detail, "set the clock, for example with chronyc makestep")
    }
    let advice = ["set the clock, for example with chronyc makestep"]
    return .failed(Step.clock, CommandFailure(.clock, detail, advice: advice))
  }

  private func examineCall() async -> Diagnosis {
    do {
      let client = SsmSapClient(configuration)
      let found = try await client.listApplications(ListApplicationsInput(maxResults: 1))
      let count = (found.applications ?? []).isEmpty ? "no application" : "applications"
      return .ok(Step.call, "ListApplications works; it found \(count) in this account and region")
    } catch {
      return .failed(Step.call, CommandFailure(error))
    }
  }
}
