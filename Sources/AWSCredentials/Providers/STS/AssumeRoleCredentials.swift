public import AWSRuntime

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A credentials provider that assumes a role with the credentials of another provider.
///
/// Calls STS `AssumeRole` each time, with as many attempts as `AWS_MAX_ATTEMPTS` or `max_attempts`
/// allows. Wrap it in ``CachedCredentials`` to keep the credentials.
public struct AssumeRoleCredentials: CredentialsProvider {
  private let role: AssumedRole
  private let source: any CredentialsProvider
  private let settings: ClientSettings
  private let mfaCode: MFACodeProvider?

  /// Creates a provider for a role.
  ///
  /// - Parameters:
  ///   - role: The role to assume.
  ///   - source: The provider of the credentials to call STS with.
  ///   - settings: The settings with the region and the endpoint of STS.
  ///   - mfaCode: A function that asks for the code of the role's MFA device.
  public init(
    _ role: AssumedRole, source: any CredentialsProvider, settings: ClientSettings,
    mfaCode: MFACodeProvider? = nil
  ) {
    self.role = role
    self.source = source
    self.settings = settings
    self.mfaCode = mfaCode
  }

  /// Returns the credentials of a new session of the role.
  ///
  /// - Throws: `CredentialsError` with the code and the message of STS if it refuses.
  public func resolve() async throws(CredentialsError) -> ResolvedCredentials {
    let base = try await source.resolve()
    let parameters = try await parameters()
    let answer: STSAnswer
    do {
      answer = try await STSClient(settings: settings).assumeRole(
        parameters, with: base.credentials)
    } catch {
      throw error.prefixed("cannot assume the role \(role.arn): ")
    }
    return ResolvedCredentials(
      answer.credentials, accountID: answer.accountID, sources: base.sources + ["role \(role.arn)"],
      features: base.features.union([.credentialsStsAssumeRole]))
  }

  private func parameters() async throws(CredentialsError) -> [(name: String, value: String)] {
    var parameters = [
      (name: "RoleArn", value: role.arn),
      (name: "RoleSessionName", value: role.sessionName ?? SessionName.make(settings.host)),
    ]
    if let id = role.externalID { parameters.append(("ExternalId", id)) }
    if let duration = role.duration {
      parameters.append(("DurationSeconds", "\(duration.components.seconds)"))
    }
    if let serial = role.mfaSerial {
      parameters.append(("SerialNumber", serial))
      parameters.append(("TokenCode", try await code(of: serial)))
    }
    return parameters
  }

  private func code(of serial: String) async throws(CredentialsError) -> String {
    guard let mfaCode else {
      throw CredentialsError(
        "the role \(role.arn) requires a code of the MFA device \(serial), and the program cannot "
          + "ask for one: give the credentials provider an mfaCode function",
        kind: .configuration)
    }
    do {
      return try await mfaCode(serial)
    } catch let error as CredentialsError {
      // The program's own words say why there is no code.
      throw error
    } catch {
      let kind: CredentialsError.Kind =
        error is CancellationError || Task.isCancelled ? .cancelled : .failed
      throw CredentialsError("the program got no code of the MFA device \(serial)", kind: kind)
    }
  }
}

/// Generates the names of sessions.
enum SessionName {
  static func make(_ host: HostEnvironment) -> String {
    "aws-swift-\(Int(host.clock.now().timeIntervalSince1970.rounded()))"
  }
}

extension CredentialsError {
  /// Returns the error with words before its message.
  func prefixed(_ words: String) -> CredentialsError {
    CredentialsError(words + message, kind: kind, tried: tried)
  }
}
