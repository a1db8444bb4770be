/// A provider that always returns the same token.
public struct StaticToken: TokenProvider {
  private let known: BearerToken

  /// Creates a provider of a token.
  public init(_ token: BearerToken) {
    known = token
  }

  /// Returns the token that the provider was created with.
  public func token() async throws(CredentialsError) -> BearerToken { known }
}
