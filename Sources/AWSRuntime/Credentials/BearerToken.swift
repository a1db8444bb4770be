#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A token that a service accepts in place of a signature.
public struct BearerToken: Sendable, Hashable {
  /// The token; a secret.
  public var token: String

  /// When the token expires; `nil` if it does not, or if that is unknown.
  public var expiration: Date?

  /// The features used to find the token, for the user agent.
  public var features: FeatureSet

  /// Creates a token.
  public init(_ token: String, expiration: Date? = nil, features: FeatureSet = []) {
    self.token = token
    self.expiration = expiration
    self.features = features
  }
}

extension BearerToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A description without the token.
  public var description: String { "a bearer token" }

  /// A description without the token.
  public var debugDescription: String { description }

  /// A mirror without the token.
  public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
