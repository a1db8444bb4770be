public import AWSRuntime
import AWSSigV4
import Crypto
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A provider that reads credentials from a session of `aws login`, and refreshes them.
///
/// Requests are attempted as often as `AWS_MAX_ATTEMPTS` or `max_attempts` allows.
///
/// Source: AWS SDKs and Tools Reference Guide, "Login credential provider".
public struct LoginCredentials: CredentialsProvider {
  private let session: Setting<String>
  private let profileName: String
  private let settings: ClientSettings

  /// The time before the expiration from which keys are refreshed.
  private static let refreshWindow: TimeInterval = 5 * 60

  /// Creates a provider for the login session of the selected profile.
  ///
  /// - Throws: `CredentialsError` of the kind `notConfigured` if the profile has no session.
  public init(settings: ClientSettings) throws(CredentialsError) {
    guard let session = settings.profile["login_session"].flatMap(ClientSettings.filled) else {
      throw CredentialsError(
        "\(settings.profile.title) has no login_session", kind: .notConfigured)
    }
    self.init(session, profileName: settings.profileName?.value ?? "default", settings: settings)
  }

  init(_ session: Setting<String>, profileName: String, settings: ClientSettings) {
    self.session = session
    self.profileName = profileName
    self.settings = settings
  }

  private var host: HostEnvironment { settings.host }
  private var cure: String { "run: aws login --profile \(ShellText.quoted(profileName))" }

  /// Returns the keys of the session.
  ///
  /// - Throws: `CredentialsError` of the kind `expired` if the user must log in again.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    var cached = try await cached()
    let left = cached.expiration.timeIntervalSince(host.clock.now())
    if left < Self.refreshWindow {
      do {
        try await refresh(&cached)
      } catch {
        guard left > 0, error.kind != .cancelled else { throw error }
      }
    }
    let document = CredentialsDocument(
      cached.credentials, from: "the login session in \(path)")
    let credentials = try document.credentials(
      id: "accessKeyId", secret: "secretAccessKey", token: "sessionToken",
      expiration: cached.expiration)
    return ResolvedCredentials(
      credentials, accountID: cached.credentials["accountId"]?.string,
      sources: ["login session \(session.value)"],
      features: [.credentialsProfileLogin, .credentialsLogin])
  }

  /// The path of the cache file.
  private var path: String {
    let folder =
      host.variable("AWS_LOGIN_CACHE_DIRECTORY").map(settings.expandingHome)
      ?? "\(settings.shared.locations.folder)/login/cache"
    let digest = SHA256.hash(data: Data(session.value.trimmed.utf8))
    return "\(folder)/\(Hexadecimal.text(digest)).json"
  }

  private func cached() async throws(CredentialsError) -> LoginSession {
    let bytes: [UInt8]
    do {
      bytes = try await host.files.read(path)
    } catch {
      throw CredentialsError("there is no login session: \(error); \(cure)", kind: .expired)
    }
    guard let members = JSONDocument.object(bytes) else {
      throw CredentialsError("the login session in \(path) is not JSON; \(cure)", kind: .expired)
    }
    return try LoginSession(members, path: path, cure: cure)
  }

  private func refresh(_ cached: inout LoginSession) async throws(CredentialsError) {
    guard let region = settings.sourceRegion?.value else {
      throw CredentialsError(
        "refreshing a login session needs a region: set AWS_REGION, or region in the profile, or "
          + "give the client a region",
        kind: .configuration)
    }
    let endpoint = try SupportService.signin.endpoint(in: region, settings)
    let source = "AWS Sign-In at \(endpoint.scheme)://\(endpoint.authority)"
    let answer = try await request(cached, endpoint, source).send(in: host)
    guard answer.status == 200 else { throw refusal(answer, source) }
    let document = try CredentialsDocument(answer.body, from: source)
    guard let keys = document.members["accessToken"]?.object,
      let seconds = document.members["expiresIn"]?.number, (1...1e9).contains(seconds)
    else {
      throw CredentialsError(
        "\(source) returned no accessToken or no expiresIn", kind: .unreadable)
    }
    // Incomplete keys must not replace those of the session.
    _ = try CredentialsDocument(keys, from: source).credentials(
      id: "accessKeyId", secret: "secretAccessKey", token: "sessionToken", expiration: nil)
    cached.renew(
      keys, until: host.clock.now().addingTimeInterval(seconds),
      refreshToken: try document.text("refreshToken"))
    try await save(cached)
  }

  /// Writes the cache file. A failure is an error, since the old refresh token may be invalid now.
  private func save(_ session: LoginSession) async throws(CredentialsError) {
    guard let bytes = JSONDocument.bytes(session.members) else { return }
    do {
      try await host.files.write(path, bytes)
    } catch {
      throw CredentialsError("the login session cannot be saved: \(error)", kind: .configuration)
    }
  }

  private func request(
    _ cached: LoginSession, _ endpoint: Endpoint, _ source: String
  ) throws(CredentialsError) -> SourceRequest {
    var request = SourceRequest(
      source: source,
      HTTPRequest(
        method: .post, scheme: endpoint.scheme, authority: endpoint.authority,
        path: "\(endpoint.basePath)/v1/token", headerFields: [.contentType: "application/json"]))
    let body = JSONDocument.bytes([
      "clientId": .string(cached.clientID), "refreshToken": .string(cached.refreshToken),
      "grantType": .string("refresh_token"),
    ])
    request.body = body ?? []
    request.attempts = try settings.sourceAttempts()
    let host = host
    let key = cached.key
    let url = "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.basePath)/v1/token"
    request.prepare = { (request: inout HTTPRequest) throws(CredentialsError) in
      guard let name = HTTPField.Name("DPoP"),
        let proof = DPoPProof.make(
          method: "POST", url: url, key: key, now: host.clock.now(), id: UUID().uuidString)
      else {
        throw CredentialsError("the key of the login session cannot sign", kind: .unreadable)
      }
      request.headerFields[name] = proof
    }
    return request
  }

  private func refusal(_ answer: SourceAnswer, _ source: String) -> CredentialsError {
    let code = JSONDocument.object(answer.body)?["error"]?.string
    let hint = answer.clockHint(host.clock.now())
    switch code {
    case "TOKEN_EXPIRED", "USER_CREDENTIALS_CHANGED":
      return CredentialsError("the login session has ended; \(cure)\(hint)", kind: .expired)
    case "INSUFFICIENT_PERMISSIONS":
      return CredentialsError(
        "\(source) refused: the identity may not refresh login sessions", kind: .refused)
    default:
      return CredentialsError(
        "\(source) refused to refresh the login session: "
          + "\(code ?? "HTTP status \(answer.status)"); \(cure)\(hint)",
        kind: answer.errorKind)
    }
  }
}
