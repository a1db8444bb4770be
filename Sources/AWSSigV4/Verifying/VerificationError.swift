#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The reason why a request is not accepted.
///
/// Printing a value shows a sentence without secrets.
public enum VerificationError: Error, Sendable, Hashable {
  /// The request has neither an `Authorization` field nor the parameters of a presigned URL.
  case missingAuthentication

  /// The request is signed both in a header field and in the query, so it is unclear which one
  /// counts.
  case ambiguousAuthentication

  /// The request was signed with another algorithm than the verifier's.
  case unsupportedAlgorithm(String)

  /// A part of the signature, such as `Credential`, is missing, repeated or malformed.
  case malformed(String)

  /// The request is older than the tolerance, or the presigned URL has expired.
  case expired(at: Date)

  /// The request was signed in the future, beyond the tolerance.
  case notYetValid(until: Date)

  /// The lookup found no credentials for this access key ID.
  case unknownAccessKey(String)

  /// The session token is missing, is not the one of the credentials, or comes with credentials that
  /// have none.
  case sessionTokenMismatch

  /// The request was signed for another day, region or service than expected.
  case wrongScope(ScopePart, expected: String, found: String)

  /// The signature does not cover a header field that has to be signed: `host`, or one whose name
  /// begins with `x-amz-`.
  case headerNotSigned(String)

  /// The signature covers a header field that the request does not have.
  case signedHeaderMissing(String)

  /// The hash of the body is not the one in the request's `x-amz-content-sha256` field.
  case payloadMismatch

  /// The signature is not the one that the credentials give for this request.
  case signatureMismatch(VerificationExplanation)

  /// The signature of a chunk is not the one that the credentials give for it. The first chunk has
  /// the index 0.
  case chunkSignatureMismatch(index: Int)

  /// The signature of the trailers is not the one that the credentials give for them.
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
    /// The last part, `aws4_request`.
    case terminator
  }
}
