public import AWSRuntime
import AWSSigV4
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A credentials provider that gets the credentials of a role from IAM Identity Center, with the
/// token of a login.
///
/// Requests are attempted as often as `AWS_MAX_ATTEMPTS` or `max_attempts` allows.
///
/// Source: AWS SDKs and Tools Reference Guide, "IAM Identity Center credential provider".
public struct SSOCredentials: CredentialsProvider {
  private let role: SSORole
  private let settings: ClientSettings

  /// Creates a provider from the SSO settings of the selected profile.
  ///
  /// - Throws: `CredentialsError` of the kind `notConfigured` if the profile has no SSO settings.
  public init(settings: ClientSettings) throws(CredentialsError) {
    let name = settings.profileName?.value ?? "default"
    let role: SSORole?
    do {
      role = try SSORole(settings.profile, name: name, settings)
    } catch {
      throw CredentialsError(error)
    }
    guard let role else {
      throw CredentialsError("\(settings.profile.title) has no SSO settings", kind: .notConfigured)
    }
    self.init(role, settings: settings)
  }

  init(_ role: SSORole, settings: ClientSettings) {
    self.role = role
    self.settings = settings
  }

  /// Returns the credentials of the role.
  ///
  /// - Throws: `CredentialsError` of the kind `expired` if the user has to log in again.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let token = try await SSOTokenProvider(session: role.session, settings: settings).token()
    let endpoint = try SupportService.sso.endpoint(in: role.session.region, settings)
    let source = "IAM Identity Center at \(endpoint.scheme)://\(endpoint.authority)"
    let answer = try await request(token, endpoint, source).send(in: settings.host)
    guard answer.status == 200 else { throw refusal(answer, source) }
    return ResolvedCredentials(
      try credentials(in: answer, source), accountID: role.accountID,
      sources: ["SSO role \(role.name) in account \(role.accountID)"], features: features)
  }

  private var features: FeatureSet {
    role.session.name == nil
      ? [.credentialsProfileSsoLegacy, .credentialsSsoLegacy]
      : [.credentialsProfileSso, .credentialsSso]
  }

  private func request(
    _ token: SSOToken, _ endpoint: Endpoint, _ source: String
  ) throws(CredentialsError) -> SourceRequest {
    let query = FormEncoding.text([("account_id", role.accountID), ("role_name", role.name)])
    var request = SourceRequest(
      source: source,
      HTTPRequest(
        method: .get, scheme: endpoint.scheme, authority: endpoint.authority,
        path: "\(endpoint.basePath)/federation/credentials?\(query)"))
    request.attempts = try settings.sourceAttempts()
    request.setHeader("x-amz-sso_bearer_token", token.accessToken)
    return request
  }

  private func refusal(_ answer: SourceAnswer, _ source: String) -> CredentialsError {
    if answer.status == 401 {
      return CredentialsError(
        "\(source) no longer accepts the SSO login; \(role.session.cure)", kind: .expired)
    }
    let reason = "HTTP status \(answer.status)\(answer.message)"
    return CredentialsError(
      "\(source) returned no credentials for the role \(role.name) in account \(role.accountID): "
        + "\(reason)\(answer.clockHint(settings.host.clock.now()))",
      kind: answer.errorKind)
  }

  private func credentials(
    in answer: SourceAnswer, _ source: String
  ) throws(CredentialsError) -> Credentials {
    let whole = try CredentialsDocument(answer.body, from: source)
    guard let members = whole.members["roleCredentials"]?.object else {
      throw CredentialsError("\(source) returned no roleCredentials", kind: .unreadable)
    }
    guard let milliseconds = members["expiration"]?.number, abs(milliseconds) < 1e15 else {
      throw CredentialsError("\(source) returned no expiration", kind: .unreadable)
    }
    return try CredentialsDocument(members, from: source).credentials(
      id: "accessKeyId", secret: "secretAccessKey", token: "sessionToken",
      expiration: Date(timeIntervalSince1970: milliseconds / 1000))
  }
}
