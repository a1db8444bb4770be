#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Why a request is not accepted.
public enum VerificationError: Error, Sendable, Hashable {
  /// The request has neither an `Authorization` field nor the parameters of a presigned URL.
  case missingAuthentication

  /// The request is signed in a header field and in the query: it is unclear which one counts.
  case ambiguousAuthentication

  /// The signature is made with something else than the algorithm that is verified.
  case unsupportedAlgorithm(String)

  /// A part of the signature is missing, repeated or not in its form, such as `Credential`.
  case malformed(String)

  /// The request is older than the tolerance, or the presigned URL has expired.
  case expired(at: Date)

  /// The request was signed in the future, beyond the tolerance.
  case notYetValid(until: Date)

  /// The key of this id is not known.
  case unknownAccessKey(String)

  /// The session token is missing, is not the key's own, or comes with a key that has none.
  case sessionTokenMismatch

  /// The request was signed for something else than what the verifier stands for.
  case wrongScope(ScopePart, expected: String, found: String)

  /// A header field of the request is not covered by the signature although it has to be: `host`
  /// and all whose name begins with `x-amz-`.
  case headerNotSigned(String)

  /// The signature covers a header field that the request does not have.
  case signedHeaderMissing(String)

  /// The body's hash is not the one in the request's `x-amz-content-sha256`.
  case payloadMismatch

  /// The signature is not the one that the key makes for this request.
  case signatureMismatch(VerificationExplanation)

  /// A chunk's signature is not the one that the key makes for it; the first chunk is number 0.
  case chunkSignatureMismatch(index: Int)

  /// The signature of the trailers is not the one that the key makes for them.
  case trailerSignatureMismatch

  /// The request cannot have been signed at all.
  case invalidRequest(SigningError)

  /// A part of the credential scope.
  public enum ScopePart: Sendable, Hashable {
    /// The day of signing.
    case day
    /// The region.
    case region
    /// The service's signing name.
    case service
    /// The word at the end, `aws4_request`.
    case terminator
  }
}
