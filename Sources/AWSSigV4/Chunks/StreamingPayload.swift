/// How a body that is uploaded in `aws-chunked` encoding is signed.
///
/// Source: "Signature calculations for the Authorization header: transferring payload in multiple
/// chunks" and "including trailing headers" in the Amazon S3 API reference.
public enum StreamingPayload: Sendable, Hashable {
  /// Each chunk carries a signature.
  case signed

  /// Each chunk carries a signature, and so do the trailers after the last one.
  case signedWithTrailer

  /// Neither chunks nor trailers are signed; a checksum in a trailer guards the body.
  case unsignedWithTrailer
}
