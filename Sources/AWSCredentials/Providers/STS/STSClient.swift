import AWSRuntime
import AWSShapes
import AWSSigV4
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Calls the operations of AWS Security Token Service that return credentials.
///
/// Makes as many attempts as `AWS_MAX_ATTEMPTS` or `max_attempts` allows.
///
/// Source: AWS STS API Reference, version 2011-06-15, and Smithy's AWS query protocol.
struct STSClient {
  let settings: ClientSettings

  private var host: HostEnvironment { settings.host }

  /// Calls `AssumeRole`, signed with these credentials.
  func assumeRole(
    _ parameters: [(name: String, value: String)], with credentials: Credentials
  ) async throws(CredentialsError) -> STSAnswer {
    try await call("AssumeRole", parameters, with: credentials)
  }

  /// Calls `AssumeRoleWithWebIdentity`, which is not signed.
  func assumeRoleWithWebIdentity(
    _ parameters: [(name: String, value: String)]
  ) async throws(CredentialsError) -> STSAnswer {
    try await call("AssumeRoleWithWebIdentity", parameters, with: nil)
  }

  private func call(
    _ action: String, _ parameters: [(name: String, value: String)],
    with credentials: Credentials?
  ) async throws(CredentialsError) -> STSAnswer {
    let region = try region()
    let endpoint = try SupportService.sts.endpoint(in: region, settings)
    let request = HTTPRequest(
      method: .post, scheme: endpoint.scheme, authority: endpoint.authority,
      path: "\(endpoint.basePath)/",
      headerFields: [.contentType: "application/x-www-form-urlencoded"])
    let source = "STS \(action) at \(endpoint.scheme)://\(endpoint.authority)"
    var call = SourceRequest(source: source, request)
    call.body = Array(
      FormEncoding.text([("Action", action), ("Version", "2011-06-15")] + parameters).utf8)
    call.attempts = try settings.sourceAttempts()
    let answer = try await send(call, with: credentials, in: endpoint.signingRegion ?? region)
    return try STSAnswer(answer, action: action, source: source, now: host.clock.now())
  }

  /// Sends the request, and once more with the service's date if that is what the service refused.
  private func send(
    _ call: SourceRequest, with credentials: Credentials?, in region: String
  ) async throws(CredentialsError) -> SourceAnswer {
    guard let credentials else { return try await call.send(in: host) }
    var call = call
    call.prepare = signing(call.body, credentials, region)
    let answer = try await call.send(in: host)
    guard let offset = clockOffset(after: answer) else { return answer }
    call.prepare = signing(call.body, credentials, region, clockOffset: offset)
    return try await call.send(in: host)
  }

  /// The seconds to add to the machine's clock, or `nil` if the date is not why the service refused.
  private func clockOffset(after answer: SourceAnswer) -> TimeInterval? {
    guard let suspicion = ClockSkew(code: answer.errorCode, message: answer.queryErrorMessage),
      let server = answer.date.flatMap(TimestampFormat.httpDate.date)
    else { return nil }
    let offset = server.timeIntervalSince(host.clock.now())
    return abs(offset) > suspicion.threshold ? offset : nil
  }

  private func region() throws(CredentialsError) -> String {
    guard let region = settings.sourceRegion else {
      throw CredentialsError(
        "assuming a role needs a region: set AWS_REGION, for example to eu-central-1, or region "
          + "in \(settings.profile.title) of \(settings.shared.locations.config), or give the "
          + "client a region",
        kind: .configuration)
    }
    return region.value
  }

  private func signing(
    _ body: [UInt8], _ credentials: Credentials, _ region: String,
    clockOffset: TimeInterval = 0
  ) -> @Sendable (inout HTTPRequest) throws(CredentialsError) -> Void {
    let clock = host.clock
    return { (request: inout HTTPRequest) throws(CredentialsError) in
      let context = SigningContext(
        credentials: credentials, date: clock.now().addingTimeInterval(clockOffset),
        region: region, service: "sts")
      do {
        try SigV4Signer().sign(&request, payload: .bytes(body), with: context)
      } catch {
        throw CredentialsError(
          "the request to assume a role cannot be signed: \(error)", kind: .configuration)
      }
    }
  }
}
