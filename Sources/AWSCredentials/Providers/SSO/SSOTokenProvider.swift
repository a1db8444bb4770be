import AWSRuntime
import AWSSigV4
import Crypto
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A provider of the access token that `aws sso login` has cached. It refreshes the token.
///
/// Source: AWS SDKs and Tools Reference Guide, "IAM Identity Center credential provider".
struct SSOTokenProvider {
  let session: SSOSession
  let settings: ClientSettings

  /// The time before the expiration from which a token is refreshed.
  private static let refreshWindow: TimeInterval = 15 * 60

  private var host: HostEnvironment { settings.host }

  /// Returns a valid token.
  ///
  /// - Throws: `CredentialsError` of the kind `expired` if the user must log in again.
  func token() async throws(CredentialsError) -> SSOToken {
    let cached = try await cached()
    let left = cached.expiration.timeIntervalSince(host.clock.now())
    // A token without a session has no refresh token.
    if left < Self.refreshWindow, session.name != nil,
      let fresh = try await refreshed(cached, mayFail: left > 0)
    {
      return fresh
    }
    guard left > 0 else {
      throw CredentialsError(
        "the SSO login in \(path) expired at \(InternetTime.text(cached.expiration)); "
          + session.cure, kind: .expired)
    }
    return cached
  }

  /// The path of the cache file.
  var path: String {
    let digest = Insecure.SHA1.hash(data: Data(session.cacheKey.utf8))
    return "\(settings.shared.locations.folder)/sso/cache/\(Hexadecimal.text(digest)).json"
  }

  private func cached() async throws(CredentialsError) -> SSOToken {
    let bytes: [UInt8]
    do {
      bytes = try await host.files.read(path)
    } catch {
      throw CredentialsError(
        "there is no SSO login: \(error); \(session.cure)",
        kind: error.isMissing ? .expired : .configuration)
    }
    guard let members = JSONDocument.object(bytes), let token = SSOToken(members) else {
      throw CredentialsError(
        "the SSO login in \(path) cannot be read: it has no accessToken or no expiresAt; "
          + session.cure, kind: .expired)
    }
    return token
  }

  /// Returns a new token, or `nil` if the old one cannot be refreshed or the refresh fails while
  /// that is allowed.
  private func refreshed(
    _ old: SSOToken, mayFail: Bool
  ) async throws(CredentialsError) -> SSOToken? {
    guard let body = old.refreshBody(now: host.clock.now()) else { return nil }
    do {
      let fresh = try await requestToken(body, replacing: old)
      // If the cache cannot be written, the next process has to refresh again.
      if let bytes = JSONDocument.bytes(fresh.members) {
        try? await host.files.write(path, bytes)
      }
      return fresh
    } catch {
      if error.kind == .cancelled { throw error }
      if mayFail { return nil }
      let failure = "the SSO login in \(path) has expired and cannot be refreshed: "
      // An outage passes without a new login.
      guard error.kind != .unreachable else { throw error.prefixed(failure) }
      throw CredentialsError("\(failure)\(error.message); \(session.cure)", kind: .expired)
    }
  }

  private func requestToken(
    _ body: [UInt8], replacing old: SSOToken
  ) async throws(CredentialsError) -> SSOToken {
    let endpoint = try SupportService.oidc.endpoint(in: session.region, settings)
    let source = "the SSO token service at \(endpoint.scheme)://\(endpoint.authority)"
    var request = SourceRequest(
      source: source,
      HTTPRequest(
        method: .post, scheme: endpoint.scheme, authority: endpoint.authority,
        path: "\(endpoint.basePath)/token", headerFields: [.contentType: "application/json"]))
    request.body = body
    request.attempts = try settings.sourceAttempts()
    let answer = try await request.send(in: host)
    guard answer.status == 200 else {
      let members = JSONDocument.object(answer.body)
      let code = members?["error"]?.string ?? "HTTP status \(answer.status)"
      throw CredentialsError(
        "\(source) refused: \(code)\(answer.clockHint(host.clock.now()))", kind: answer.errorKind)
    }
    let document = try CredentialsDocument(answer.body, from: source)
    let token = try document.text("accessToken")
    guard let seconds = document.members["expiresIn"]?.number, (1...1e9).contains(seconds)
    else {
      throw CredentialsError("\(source) returned no expiresIn", kind: .unreadable)
    }
    return old.replaced(
      by: token, expiring: host.clock.now().addingTimeInterval(seconds),
      refreshToken: document.members["refreshToken"]?.string, session: session)
  }
}
