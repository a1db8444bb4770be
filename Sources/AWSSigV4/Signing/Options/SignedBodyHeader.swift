/// When the header field `x-amz-content-sha256` is added to a request and signed.
public enum SignedBodyHeader: Sendable, Hashable {
  /// Only for unsigned and streaming payloads, where the service could not tell what was signed.
  case whenNeeded

  /// Always, because S3 rejects requests without the field.
  case always
}
