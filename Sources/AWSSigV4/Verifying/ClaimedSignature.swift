#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// The claims of a signed request, whether its signature is valid or not.
package struct ClaimedSignature: Sendable {
  /// The access key ID of the signer.
  package let accessKeyID: String

  /// The time of signing.
  package let date: Date

  /// For a presigned URL, how long it works after its date.
  package let expiresIn: Duration?

  /// The service that the request was signed for.
  package let service: String

  /// Whether the request was signed with SigV4a.
  package let isAsymmetric: Bool

  /// Reads the claims of a request, in header fields or as a presigned URL.
  ///
  /// - Throws: ``VerificationError`` for a request that is not signed, or whose signature is malformed.
  package init(of request: SigningRequest) throws(VerificationError) {
    let authentication: Authentication
    do {
      authentication = try Authentication(request, algorithm: .hmac)
      isAsymmetric = false
    } catch .unsupportedAlgorithm(SigningAlgorithm.ecdsa.name) {
      authentication = try Authentication(request, algorithm: .ecdsa)
      isAsymmetric = true
    } catch {
      throw error
    }
    accessKeyID = authentication.accessKeyID
    date = authentication.timestamp.date
    service = authentication.scope.string(authentication.scope.service)
    expiresIn = authentication.expirySeconds.map { .seconds($0) }
  }
}
