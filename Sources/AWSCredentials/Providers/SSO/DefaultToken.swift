public import AWSRuntime
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A provider of the bearer token that the AWS CLI uses on the same machine.
///
/// Searches, in this order: the variable of the service, such as `AWS_BEARER_TOKEN_BEDROCK`; the
/// login of the SSO session that the selected profile names, which it refreshes.
public final class DefaultToken: TokenProvider {
  private let host: HostEnvironment
  private let profile: String?
  private let signingName: String
  private let kept = Mutex<BearerToken?>(nil)

  /// The time before its expiration from which a token is searched again.
  private static let margin: TimeInterval = 15 * 60

  /// Creates a provider for an environment.
  ///
  /// - Parameters:
  ///   - host: The environment to search.
  ///   - profile: The name of the profile. If `nil`, that of `AWS_PROFILE`, else `default`.
  ///   - signingName: The signing name of the service, such as `bedrock`.
  public init(in host: HostEnvironment, profile: String? = nil, signingName: String) {
    self.host = host
    self.profile = profile
    self.signingName = signingName
  }

  /// The environment variable that holds a token for a service.
  ///
  /// - Parameter signingName: The signing name of the service, such as `bedrock`.
  public static func variable(for signingName: String) -> String {
    let name = String(
      String.UnicodeScalarView(
        signingName.unicodeScalars.map { $0 == " " || $0 == "-" ? "_" : $0 }))
    return "AWS_BEARER_TOKEN_\(name.uppercased())"
  }

  /// Whether the environment holds a token for a service.
  package static func isInEnvironment(_ host: HostEnvironment, of signingName: String) -> Bool {
    host.variable(variable(for: signingName)) != nil
  }

  /// Returns the token.
  ///
  /// - Throws: `CredentialsError` if there is no token, or if the login has expired.
  public func token() async throws(CredentialsError) -> BearerToken {
    if let known = kept.withLock({ $0 }), let expiration = known.expiration,
      expiration.timeIntervalSince(host.clock.now()) > Self.margin
    {
      return known
    }
    let variable = Self.variable(for: signingName)
    if let token = host.variable(variable) {
      return BearerToken(token, features: [.bearerServiceEnvVars])
    }
    let found = try await login(variable)
    kept.withLock { $0 = found }
    return found
  }

  private func login(_ variable: String) async throws(CredentialsError) -> BearerToken {
    do {
      let settings = try await ClientSettings(in: host, profile: profile)
      let login = try await SSOAccessToken(settings: settings)
      return BearerToken(login.token, expiration: login.expiration)
    } catch let error as CredentialsError {
      guard error.kind == .notConfigured else { throw error }
      throw CredentialsError(
        "there is no bearer token: \(variable) is not set, and \(error.message)",
        kind: .notConfigured)
    } catch {
      throw CredentialsError("\(error)", kind: .configuration)
    }
  }
}
