import AWSShapes
import AWSSigV4
import HTTPTypes
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Verifies the signatures of requests, and says why a request is rejected.
struct SignatureGate: Sendable {
  private let credentials: [String: Credentials]
  private let verifier = SigV4Verifier(service: SsmSapService.shape.signingName)

  init(_ credentials: [Credentials]) {
    self.credentials = Dictionary(
      credentials.map { ($0.accessKeyID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func admit(_ request: HTTPRequest, body: [UInt8], at date: Date) throws(LocalFailure) {
    let parts: SigningRequest
    do {
      parts = try SigningRequest(request, payload: .bytes(body))
    } catch {
      throw LocalFailure(400, "ValidationException", "the request cannot be signed: \(error)")
    }
    do {
      _ = try verifier.verify(parts, now: date) { credentials[$0] }
    } catch {
      throw Self.failure(error)
    }
  }

  /// Returns the error response that AWS services send.
  ///
  /// Source: AWS General Reference, "Common errors".
  private static func failure(_ error: VerificationError) -> LocalFailure {
    switch error {
    case .missingAuthentication:
      LocalFailure(403, "MissingAuthenticationTokenException", "the request is not signed")
    case .ambiguousAuthentication, .unsupportedAlgorithm, .malformed:
      LocalFailure(403, "IncompleteSignatureException", "the signature cannot be read: \(error)")
    case .unknownAccessKey(let id):
      LocalFailure(403, "UnrecognizedClientException", "the access key \(id) is not known")
    case .sessionTokenMismatch:
      LocalFailure(
        403, "UnrecognizedClientException", "the session token is not that of the access key")
    case .expired:
      LocalFailure(403, "InvalidSignatureException", "the signature has expired")
    case .notYetValid:
      LocalFailure(403, "InvalidSignatureException", "the signature is of the future")
    case .wrongScope(let part, let expected, let found):
      LocalFailure(
        403, "InvalidSignatureException",
        "the signature is for the \(part) \(found), not \(expected)")
    case .signatureMismatch:
      LocalFailure(
        403, "InvalidSignatureException",
        "the signature is not the one that the secret access key makes for this request")
    default:
      LocalFailure(403, "InvalidSignatureException", "the signature does not fit: \(error)")
    }
  }
}
