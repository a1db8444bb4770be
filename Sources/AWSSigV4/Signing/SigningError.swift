/// The reason why a request cannot be signed.
///
/// No case holds a secret: secret keys, tokens and header values are never part of an error.
public enum SigningError: Error, Sendable, Hashable {
  /// The access key ID is empty.
  case emptyAccessKeyID

  /// The access key ID contains a character that would break the credential. Only printable ASCII
  /// without spaces, commas, slashes and equals signs can be sent.
  case invalidAccessKeyID

  /// The secret access key is empty.
  case emptySecretAccessKey

  /// The session token is empty or contains a character that a header field cannot hold.
  case invalidSessionToken

  /// The region is empty or contains a character that the credential scope cannot hold.
  case invalidRegion(String)

  /// The service's signing name is empty or contains a character that the credential scope cannot
  /// hold.
  case invalidService(String)

  /// The date lies outside the years 0 to 9999, or is not a number.
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

  /// A header value is not UTF-8 or contains a control character, such as NUL or a line break that
  /// does not fold the value. The offset is in UTF-8 bytes.
  case invalidHeaderValue(name: String, offset: Int)

  /// An `HTTPRequest` has no path.
  case missingPath

  /// The path does not begin with a slash.
  case pathWithoutSlash

  /// The path contains a `?`, at an offset in its UTF-8 bytes. The query has a property of its own,
  /// ``SigningRequest/query``, and a `?` that belongs to the path is written `%3F`.
  case queryInPath(offset: Int)

  /// The path contains a `#` or a control character, at an offset in its UTF-8 bytes.
  case invalidPath(offset: Int)

  /// The query contains a `#` or a control character, at an offset in its UTF-8 bytes.
  case invalidQuery(offset: Int)

  /// A `%` is not followed by two hexadecimal digits, at an offset in the UTF-8 bytes of the part.
  case invalidPercentEncoding(URLPart, offset: Int)

  /// The query of a request to presign already has a parameter that presigning adds.
  case reservedQueryParameter(String)

  /// The given payload hash is not 64 lowercase hexadecimal digits.
  case invalidPayloadHash

  /// The request's own `x-amz-content-sha256` field does not match its payload.
  case payloadHashMismatch(header: String, payload: String)

  /// The payload cannot be signed this way: a presigned URL has no chunks, and only a request with
  /// a signed streaming payload starts a ``ChunkSigner``.
  case unsupportedPayload

  /// No SigV4a key could be derived from the credentials, or signing with the key failed. The odds
  /// that a derivation fails are below one in 2 to the 8000th.
  case asymmetricKeyUnavailable

  /// A chunk or trailers came after the end of a chunked body.
  case streamHasEnded

  /// Trailers came before the last, empty chunk, or for a body without trailers.
  case unexpectedTrailers

  /// A part of a request target.
  public enum URLPart: Sendable, Hashable {
    /// The path.
    case path

    /// The query.
    case query
  }
}
