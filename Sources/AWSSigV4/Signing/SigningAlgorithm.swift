/// The two algorithms of Signature Version 4.
enum SigningAlgorithm: Sendable {
  /// HMAC-SHA256 with a key that is bound to day, region and service.
  case hmac
  /// ECDSA over P-256 with a key that is bound to the credentials: SigV4a.
  case ecdsa

  var name: String {
    switch self {
    case .hmac: "AWS4-HMAC-SHA256"
    case .ecdsa: "AWS4-ECDSA-P256-SHA256"
    }
  }

  /// Returns the text that is signed in place of the hash of a streaming body.
  func streamingPayload(_ kind: StreamingPayload) -> String {
    switch (self, kind) {
    case (.hmac, .signed): "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
    case (.hmac, .signedWithTrailer): "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
    case (.ecdsa, .signed): "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"
    case (.ecdsa, .signedWithTrailer): "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER"
    case (.hmac, .events): "STREAMING-AWS4-HMAC-SHA256-EVENTS"
    case (.ecdsa, .events): "STREAMING-AWS4-ECDSA-P256-SHA256-EVENTS"
    case (_, .unsignedWithTrailer): "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
    }
  }

  /// The last part of the credential scope and of a key's derivation.
  static let terminator = "aws4_request"
}
