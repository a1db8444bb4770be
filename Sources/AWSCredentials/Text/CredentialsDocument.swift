import AWSRuntime
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads credentials from a JSON object. Each source has its own names for the members.
struct CredentialsDocument {
  let members: [String: JSONDocument]

  /// The name of the source in errors.
  let source: String

  init(_ members: [String: JSONDocument], from source: String) {
    self.members = members
    self.source = source
  }

  /// Reads the object from JSON.
  ///
  /// - Throws: `CredentialsError` if the bytes are not a JSON object.
  init(_ bytes: [UInt8], from source: String) throws(CredentialsError) {
    guard let members = JSONDocument.object(bytes) else {
      throw CredentialsError(
        "\(source) returned something that is not a JSON object", kind: .unreadable)
    }
    self.init(members, from: source)
  }

  /// Returns the credentials from the members with these names.
  ///
  /// - Throws: `CredentialsError` that names the missing member.
  func credentials(
    id: String = "AccessKeyId", secret: String = "SecretAccessKey", token: String,
    isTokenRequired: Bool = true, expiration: Date?
  ) throws(CredentialsError) -> Credentials {
    let sessionToken = isTokenRequired ? try text(token) : members[token]?.string
    return Credentials(
      accessKeyID: try text(id), secretAccessKey: try text(secret), sessionToken: sessionToken,
      expiration: expiration)
  }

  /// Returns the string of a required member.
  func text(_ name: String) throws(CredentialsError) -> String {
    guard let value = members[name]?.string else { throw missing(name) }
    return value
  }

  /// Returns the date of an optional member.
  ///
  /// - Throws: `CredentialsError` if the member is present and not a date.
  func time(_ name: String) throws(CredentialsError) -> Date? {
    guard let text = members[name]?.string else { return nil }
    guard let date = InternetTime.parse(text) else {
      throw CredentialsError(
        "\(source) returned a \(name) that is not a date such as 2026-01-31T08:30:00Z",
        kind: .unreadable)
    }
    return date
  }

  /// Returns the date of a required member.
  func requiredTime(_ name: String) throws(CredentialsError) -> Date {
    guard let date = try time(name) else { throw missing(name) }
    return date
  }

  private func missing(_ name: String) -> CredentialsError {
    CredentialsError("\(source) returned no \(name)", kind: .unreadable)
  }
}
