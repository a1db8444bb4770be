/// What signing adds to a request.
public struct SigV4Signature: Sendable {
  /// The value of the `Authorization` header field; nil for a presigned URL.
  public let authorization: String?

  /// The query of a presigned URL, without the `?`: the request's own query with the parameters of
  /// the signature after it; nil when the signature is in a header field.
  public let query: String?

  /// The value of `X-Amz-Security-Token` to send; nil without a token and for a presigned URL.
  public let sessionToken: String?

  /// The value of `x-amz-content-sha256` to send; nil if the options do not ask for it.
  public let contentSHA256: String?

  /// The value of `X-Amz-Region-Set` to send: only with SigV4a in header fields.
  public let regionSet: String?

  /// The time of signing as it is sent, rendered when asked for.
  let timestamp: SigningTimestamp

  /// How many bytes at the end of ``authorization`` or ``query`` are the signature.
  let signatureByteCount: Int

  /// The time of signing as `YYYYMMDD'T'HHMMSS'Z'`: the value of `X-Amz-Date`.
  public var date: String { timestamp.text }

  /// The signature in hexadecimal digits: 64 of them for SigV4, more in SigV4a's DER form.
  public var signature: String {
    let carrier = authorization ?? query ?? ""
    return String(carrier.suffix(signatureByteCount))
  }

  /// The header fields to set, replacing fields of the same name. Empty for a presigned URL.
  public var headers: [(name: String, value: String)] {
    guard let authorization else { return [] }
    var headers: [(name: String, value: String)] = []
    if let sessionToken { headers.append(("X-Amz-Security-Token", sessionToken)) }
    headers.append(("X-Amz-Date", date))
    if let regionSet { headers.append(("X-Amz-Region-Set", regionSet)) }
    if let contentSHA256 { headers.append(("x-amz-content-sha256", contentSHA256)) }
    headers.append(("Authorization", authorization))
    return headers
  }
}
