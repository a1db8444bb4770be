#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tokens by which a service tells a request that is sent again from a new one.
///
/// Source: Smithy 2.0 specification, "idempotencyToken trait".
public enum IdempotencyToken {
  /// A random UUID, in lower case.
  public static let random: @Sendable () -> String = { UUID().uuidString.lowercased() }
}
