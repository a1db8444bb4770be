#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What a request is signed with: whose key, when, for which region and service, and how.
public struct SigningContext: Sendable {
  /// The key to sign with.
  public var credentials: Credentials

  /// The time of signing, which is cut to whole seconds. The signer never reads a clock.
  public var date: Date

  /// The region in the credential scope, such as `eu-central-1`. For SigV4a the region set: names
  /// separated by commas, with `*` standing for any run of characters.
  public var region: String

  /// The service's signing name in the credential scope, such as `ssm-sap`.
  public var service: String

  /// The choices that services leave to the signer.
  public var options: SigningOptions

  /// Creates a context.
  public init(
    credentials: Credentials, date: Date, region: String, service: String,
    options: SigningOptions = .standard
  ) {
    self.credentials = credentials
    self.date = date
    self.region = region
    self.service = service
    self.options = options
  }
}
