#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A refusal that the date of the request explains.
///
/// Source: AWS General Reference, "Common errors"; AWS SDKs, clock skew correction.
package enum ClockSkew {
  /// The service says that the date is the reason.
  case certain
  /// The date may be the reason; a wrong key causes the same error.
  case possible

  /// Classifies an error of the service; `nil` when the date cannot be the reason.
  ///
  /// Services also refuse a date with the code of a wrong signature; then the message tells.
  package init?(code: String?, message: String?) {
    switch code {
    case "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed": self = .certain
    case _ where Self.blamesDate(message): self = .certain
    case "AuthFailure", "InvalidSignatureException", "SignatureDoesNotMatch": self = .possible
    default: return nil
    }
  }

  /// How many seconds the request's date must be off to explain the refusal. Services accept five
  /// minutes; dates have whole seconds, and responses take time.
  package var threshold: TimeInterval {
    switch self {
    case .certain: ClockOffset.tolerance
    case .possible: 4 * 60
    }
  }

  private static let phrases = ["signature expired", "signature not yet current"].map {
    Array($0.utf8)
  }

  private static func blamesDate(_ message: String?) -> Bool {
    guard let message else { return false }
    let text = message.utf8.map(lowercased)
    return phrases.contains { text.firstRange(of: $0) != nil }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
