/// When the header field `x-amz-content-sha256` is added to a request and signed.
public enum SignedBodyHeader: Sendable, Hashable {
  /// Only when the service could not tell what was signed: for unsigned and streamed payloads.
  case whenNeeded

  /// Always, because S3 rejects requests without it.
  case always
}
