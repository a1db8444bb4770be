#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tokens that tell a service whether a request is new or was sent before.
///
/// Source: Smithy 2.0 specification, "idempotencyToken trait".
public enum IdempotencyToken {
  /// Makes a random UUID in lowercase.
  public static let random: @Sendable () -> String = { UUID().uuidString.lowercased() }
}
