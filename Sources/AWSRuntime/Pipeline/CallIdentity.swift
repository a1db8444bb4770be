import AWSShapes
import AWSSigV4
import HTTPTypes

/// The identity that a request is sent with.
enum CallIdentity: Sendable {
  /// No identity.
  case anonymous
  case token(BearerToken)
  /// Credentials for a signature, which is asymmetric if the operation demands it.
  case credentials(Credentials, FeatureSet, isAsymmetric: Bool)
}

extension CallPipeline {
  /// Returns the identity for the first of the operation's schemes for which there is one.
  @inline(__always)
  func identity(
    _ call: CallState, _ failure: CallFailure
  ) async throws(CallError) -> CallIdentity {
    if call.authSchemes == AuthScheme.signed {
      let (credentials, features) = try await credentials(call.deadline, failure)
      return .credentials(credentials, features, isAsymmetric: false)
    }
    return try await chosenIdentity(call, failure)
  }

  private func chosenIdentity(
    _ call: CallState, _ failure: CallFailure
  ) async throws(CallError) -> CallIdentity {
    var missing: CallError?
    for scheme in call.authSchemes {
      do throws(CallError) {
        if let identity = try await identity(scheme, call, failure) { return identity }
      } catch {
        guard (error.cause as? CredentialsError)?.kind == .notConfigured else { throw error }
        missing = missing ?? error
      }
    }
    let names = call.authSchemes.map(\.rawValue).joined(separator: ", ")
    throw missing
      ?? failure.error(
        .credentials, "the operation accepts only \(names), for which the client has no source")
  }

  /// Returns the identity for a scheme; `nil` if the client has no source for it.
  private func identity(
    _ scheme: AuthScheme, _ call: CallState, _ failure: CallFailure
  ) async throws(CallError) -> CallIdentity? {
    switch scheme {
    case .none: return .anonymous
    case .sigV4, .sigV4a:
      let (credentials, features) = try await credentials(call.deadline, failure)
      return .credentials(credentials, features, isAsymmetric: scheme == .sigV4a)
    case .httpBearer:
      guard let provider = configuration.token else { return nil }
      return .token(
        try await credentials(call.deadline, failure) { _ throws(CredentialsError) in
          try await provider.token()
        })
    default: return nil
    }
  }
}

extension BearerToken {
  /// Adds the token to a request.
  ///
  /// - Throws: `CallError` if the request is not encrypted, since anybody who reads a token can use it.
  func authorize(_ request: inout HTTPRequest, _ failure: CallFailure) throws(CallError) {
    guard request.scheme == "https" || Self.isLoopback(request.authority ?? "") else {
      throw failure.error(
        .signing,
        "a bearer token is sent over https only, but the scheme of the endpoint's URL is "
          + (request.scheme ?? "missing"))
    }
    guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw failure.error(
        .credentials, "the bearer token is empty or contains characters that no token has")
    }
    request.headerFields[.authorization] = "Bearer \(token)"
  }

  private static func isLoopback(_ authority: String) -> Bool {
    ["127.0.0.1", "localhost", "[::1]"].contains { host in
      authority == host || authority.hasPrefix("\(host):")
    }
  }
}
