import AWSRuntime
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A JSON object with credentials, whose members have different names in each source.
struct CredentialsDocument {
  let members: JSONMembers

  /// The name of the source in errors.
  let source: String

  init(_ members: JSONMembers, from source: String) {
    self.members = members
    self.source = source
  }

  /// Parses a JSON object.
  init(_ bytes: [UInt8], from source: String) throws(CredentialsError) {
    guard let members = JSONDocument.object(bytes) else {
      throw CredentialsError(
        "the answer of \(source) is not a JSON object", kind: .unreadable)
    }
    self.init(members, from: source)
  }

  /// Returns the credentials in the members of these names.
  ///
  /// - Throws: `CredentialsError` that names the missing or invalid member.
  func credentials(
    id: String = "AccessKeyId", secret: String = "SecretAccessKey", token: String,
    isTokenRequired: Bool = true, expiration: Date?
  ) throws(CredentialsError) -> Credentials {
    let sessionToken = try isTokenRequired ? text(token) : optionalText(token)
    return Credentials(
      accessKeyID: try text(id), secretAccessKey: try text(secret), sessionToken: sessionToken,
      expiration: expiration)
  }

  /// Returns the text of a required member.
  func text(_ name: String) throws(CredentialsError) -> String {
    guard let value = members[name]?.string else { throw missing(name) }
    return value
  }

  /// Returns the text of a member, or `nil` if the member is missing, null or empty.
  ///
  /// - Throws: `CredentialsError` for a member that is not a string.
  func optionalText(_ name: String) throws(CredentialsError) -> String? {
    switch members[name] {
    case nil, .null?: return nil
    case .string(let text)?: return text.isEmpty ? nil : text
    default: throw CredentialsError("\(source): \(name) must be a string", kind: .unreadable)
    }
  }

  /// Returns the time of a member, or `nil` if the member is missing or null.
  ///
  /// - Throws: `CredentialsError` for any other value that is not a time, such as a number.
  func time(_ name: String) throws(CredentialsError) -> Date? {
    switch members[name] {
    case nil, .null?: return nil
    case .string(let text)?:
      if let date = InternetTime.parse(text) { return date }
    default: break
    }
    throw CredentialsError(
      "\(source): \(name) must be a string with a time such as 2026-01-31T08:30:00Z",
      kind: .unreadable)
  }

  /// Returns the time of a required member.
  func requiredTime(_ name: String) throws(CredentialsError) -> Date {
    guard let date = try time(name) else { throw missing(name) }
    return date
  }

  private func missing(_ name: String) -> CredentialsError {
    CredentialsError("\(source) answered without \(name)", kind: .unreadable)
  }
}
