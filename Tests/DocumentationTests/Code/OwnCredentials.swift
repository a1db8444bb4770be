import SsmSap

/// Credentials that another part of the program keeps up to date.
struct KeptCredentials: CredentialsProvider {
  let current: @Sendable () async -> Credentials?

  func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    guard let credentials = await current() else {
      throw CredentialsError("nobody has logged in", kind: .notConfigured)
    }
    return ResolvedCredentials(credentials, sources: ["the program"])
  }
}
