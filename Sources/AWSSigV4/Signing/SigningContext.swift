#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The values to sign a request with: credentials, date, region, service and options.
public struct SigningContext: Sendable {
  /// The credentials to sign with.
  public var credentials: Credentials

  /// The time of signing, cut to whole seconds. The signer itself never reads a clock.
  public var date: Date

  /// The region in the credential scope, such as `eu-central-1`.
  ///
  /// For SigV4a this is the region set: names separated by commas, where `*` stands for any run of
  /// characters.
  public var region: String

  /// The service's signing name in the credential scope, such as `ssm-sap`.
  public var service: String

  /// The choices that differ between services.
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
