#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The errors by which services refuse a request for its date.
///
/// Source: AWS General Reference, "Common errors"; AWS SDKs, clock skew correction.
enum ClockSkew {
  /// The date is the reason.
  case certain
  /// The date may be the reason; a wrong key gives the same error.
  case possible

  /// Nil for an error that has nothing to do with the date.
  init?(code: String?) {
    switch code {
    case "RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed": self = .certain
    case "AuthFailure", "InvalidSignatureException", "SignatureDoesNotMatch": self = .possible
    default: return nil
    }
  }

  /// How many seconds clocks have to differ for the date to be the reason. Services accept five
  /// minutes; dates have whole seconds, and answers take time.
  var least: TimeInterval {
    switch self {
    case .certain: ClockOffset.tolerated
    case .possible: 4 * 60
    }
  }
}
