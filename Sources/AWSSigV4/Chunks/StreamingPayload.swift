/// How a body in `aws-chunked` encoding, or one of events, is signed.
///
/// Source: "Signature calculations for the Authorization header: transferring payload in multiple
/// chunks" and "including trailing headers" in the Amazon S3 API reference.
public enum StreamingPayload: Sendable, Hashable {
  /// Each chunk has a signature.
  case signed

  /// Each chunk has a signature, and so have the trailers after the last one.
  case signedWithTrailer

  /// Neither chunks nor trailers are signed; a checksum in a trailer protects the body.
  case unsignedWithTrailer

  /// The body consists of events, each of which has a signature. See ``EventSigner``.
  case events
}
