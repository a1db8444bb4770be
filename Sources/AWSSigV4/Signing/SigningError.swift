/// Why a request cannot be signed.
///
/// No case holds a secret: header values, tokens and keys are named, never shown.
public enum SigningError: Error, Sendable, Hashable {
  /// The access key id is empty.
  case emptyAccessKeyID

  /// The access key id has a character that would break the credential: only printable ASCII
  /// without space, comma, slash and equals sign can be sent.
  case invalidAccessKeyID

  /// The secret access key is empty.
  case emptySecretAccessKey

  /// The session token is empty or has a character that no header field can hold.
  case invalidSessionToken

  /// The region is empty or has a character that the credential scope cannot hold.
  case invalidRegion(String)

  /// The service's signing name is empty or has a character that the credential scope cannot hold.
  case invalidService(String)

  /// The date lies outside the years 0 to 9999 or is not a number.
  case dateOutOfRange

  /// The expiry of a presigned URL is not a whole number of seconds within
  /// ``SignatureLocation/expiryRange``.
  case invalidExpiry(Duration)

  /// The method is not a token (RFC 9110, section 9.1).
  case invalidMethod(String)

  /// The request has no `host` header field and, as an `HTTPRequest`, no authority.
  case missingHost

  /// A header name is not a token (RFC 9110, section 5.1).
  case invalidHeaderName(String)

  /// A header value has a control character (such as NUL, or a line break that does not fold the
  /// line) or is not UTF-8, at an offset in its UTF-8 bytes.
  case invalidHeaderValue(name: String, offset: Int)

  /// The path does not begin with a slash, or has a `?`, a `#` or a control character, at an
  /// offset in its UTF-8 bytes.
  case invalidPath(offset: Int)

  /// The query has a `#` or a control character, at an offset in its UTF-8 bytes.
  case invalidQuery(offset: Int)

  /// A `%` is not followed by two hexadecimal digits, at an offset in the UTF-8 bytes of the part.
  case invalidPercentEncoding(URLPart, offset: Int)

  /// The query of a request to presign already has a parameter that presigning adds.
  case reservedQueryParameter(String)

  /// A given payload hash is not 64 lowercase hexadecimal digits.
  case invalidPayloadHash

  /// The request's own `x-amz-content-sha256` says something else than its payload.
  case payloadHashMismatch(header: String, payload: String)

  /// The payload is not one that the signature can go with: a presigned URL has no chunks, and
  /// only a request with a signed streaming payload starts a ``ChunkSigner``.
  case unsupportedPayload

  /// No key of SigV4a could be made from the credentials, or the system could not sign with it.
  /// The odds of the first are below one in 2 to the 8000th.
  case asymmetricKeyUnavailable

  /// A chunk or trailers come after the end of a chunked body.
  case streamHasEnded

  /// Trailers come before the last, empty chunk, or for a body that has none.
  case unexpectedTrailers

  /// A part of a request target.
  public enum URLPart: Sendable, Hashable {
    /// The path.
    case path

    /// The query.
    case query
  }
}
