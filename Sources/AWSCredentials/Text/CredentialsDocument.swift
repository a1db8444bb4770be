import AWSRuntime
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads credentials out of a JSON object, whose members each source names in its own way.
struct CredentialsDocument {
  let members: [String: JSONDocument]

  /// How the source is named in errors.
  let source: String

  init(_ members: [String: JSONDocument], from source: String) {
    self.members = members
    self.source = source
  }

  /// The object that the bytes hold.
  init(_ bytes: [UInt8], from source: String) throws(CredentialsError) {
    guard let members = JSONDocument.object(bytes) else {
      throw CredentialsError(
        "\(source) answered with what is not a JSON object", kind: .unreadable)
    }
    self.init(members, from: source)
  }

  /// The credentials whose members have these names.
  ///
  /// - Throws: `CredentialsError` that names the member that is missing.
  func credentials(
    id: String = "AccessKeyId", secret: String = "SecretAccessKey", token: String,
    isTokenRequired: Bool = true, expiration: Date?
  ) throws(CredentialsError) -> Credentials {
    let sessionToken = isTokenRequired ? try text(token) : members[token]?.string
    return Credentials(
      accessKeyID: try text(id), secretAccessKey: try text(secret), sessionToken: sessionToken,
      expiration: expiration)
  }

  /// The text of a member that has to be there.
  func text(_ name: String) throws(CredentialsError) -> String {
    guard let value = members[name]?.string else { throw missing(name) }
    return value
  }

  /// The time of a member, if it is there.
  ///
  /// - Throws: `CredentialsError` for a member that is there and is no time.
  func time(_ name: String) throws(CredentialsError) -> Date? {
    guard let text = members[name]?.string else { return nil }
    guard let date = InternetTime.parse(text) else {
      throw CredentialsError(
        "\(source) answered with a \(name) that is no time such as 2026-01-31T08:30:00Z",
        kind: .unreadable)
    }
    return date
  }

  /// The time of a member that has to be there.
  func requiredTime(_ name: String) throws(CredentialsError) -> Date {
    guard let date = try time(name) else { throw missing(name) }
    return date
  }

  private func missing(_ name: String) -> CredentialsError {
    CredentialsError("\(source) answered without \(name)", kind: .unreadable)
  }
}
