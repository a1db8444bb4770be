public import AWSRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A credentials provider that gets the credentials of an EC2 instance's role from its metadata.
///
/// Source: AWS SDKs and Tools Reference Guide, "IMDS credential provider".
public struct InstanceMetadataCredentials: CredentialsProvider {
  private let metadata: InstanceMetadata

  private static let folder = "/latest/meta-data/iam/security-credentials/"

  /// Creates a provider over an instance metadata service.
  public init(_ metadata: InstanceMetadata) {
    self.metadata = metadata
  }

  /// Returns the credentials of the instance's role.
  ///
  /// - Throws: `CredentialsError` of the kind `notConfigured` if instance metadata is disabled.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let role = try await role()
    let bytes = try await metadata.bytes(at: "\(Self.folder)\(role)")
    let source = metadata.source
    let document = try CredentialsDocument(bytes, from: source)
    if let code = document.members["Code"]?.string, code != "Success" {
      let message = document.members["Message"]?.string.map { ": \($0)" } ?? ""
      throw CredentialsError(
        "\(source) has no credentials for the role \(role): \(code)\(message)", kind: .refused)
    }
    let credentials = try document.credentials(
      token: "Token", expiration: try document.requiredTime("Expiration"))
    return ResolvedCredentials(
      credentials, accountID: document.members["AccountId"]?.string,
      sources: ["\(source), role \(role)"], features: [.credentialsImds])
  }

  private func role() async throws(CredentialsError) -> String {
    let answer = try await metadata.answer(at: Self.folder)
    guard answer.status != 404 else {
      throw CredentialsError(
        "\(metadata.source) has no role: attach an instance profile to the instance",
        kind: .refused)
    }
    let name =
      String(decoding: try metadata.bytes(of: answer, at: Self.folder), as: UTF8.self)
      .split(whereSeparator: \.isNewline).first.map { String($0.trimmed) } ?? ""
    guard !name.isEmpty, name.count <= 256, name.utf8.allSatisfy(Self.isOfRoleName) else {
      throw CredentialsError(
        "\(metadata.source) returned something that is no name of a role", kind: .unreadable)
    }
    return name
  }

  /// Source: AWS IAM API Reference, "CreateRole".
  private static func isOfRoleName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: "+=,.@_-".utf8.contains(byte)
    }
  }
}
