import AWSShapes
import AWSSigV4
import HTTPTypes
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Admits requests that are signed with known credentials, and gives the reason for refusing others.
struct SignatureGate: Sendable {
  private let credentials: [String: Credentials]
  private let verifier = SigV4Verifier(service: SsmSapService.shape.signingName)

  init(_ credentials: [Credentials]) {
    self.credentials = Dictionary(
      credentials.map { ($0.accessKeyID, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func admit(_ request: HTTPRequest, body: [UInt8], at date: Date) throws(LocalFailure) {
    do {
      _ = try verifier.verify(request, payload: .bytes(body), now: date) { credentials[$0] }
    } catch {
      throw Self.failure(error, at: date)
    }
  }

  /// Returns the error of AWS's services. An expired or future signature has the code of a wrong one;
  /// clients recognize it by the beginning of the message.
  ///
  /// Source: AWS General Reference, "Common errors".
  private static func failure(_ error: VerificationError, at date: Date) -> LocalFailure {
    switch error {
    case .missingAuthentication:
      LocalFailure(403, "MissingAuthenticationTokenException", "the request is not signed")
    case .ambiguousAuthentication, .unsupportedAlgorithm, .malformed:
      LocalFailure(403, "IncompleteSignatureException", "the signature cannot be read: \(error)")
    case .unknownAccessKey(let id):
      LocalFailure(403, "UnrecognizedClientException", "the access key ID \(id) is unknown")
    case .sessionTokenMismatch:
      LocalFailure(
        403, "UnrecognizedClientException", "the session token does not belong to the access key")
    case .expired(let end):
      LocalFailure(
        403, "InvalidSignatureException",
        "Signature expired: it was valid until \(text(end)), now it is \(text(date))")
    case .notYetValid(let start):
      LocalFailure(
        403, "InvalidSignatureException",
        "Signature not yet current: it is valid from \(text(start)), now it is \(text(date))")
    case .wrongScope(let part, let expected, let found):
      LocalFailure(
        403, "InvalidSignatureException",
        "the signature is for the \(part) \(found) instead of \(expected)")
    case .signatureMismatch:
      LocalFailure(
        403, "InvalidSignatureException",
        "the signature does not match; check the secret access key and how the request is signed")
    case .invalidRequest(let error):
      LocalFailure(400, "ValidationException", "the request cannot be signed: \(error)")
    default:
      LocalFailure(403, "InvalidSignatureException", "\(error)")
    }
  }

  private static func text(_ date: Date) -> String {
    date.formatted(.iso8601)
  }
}
