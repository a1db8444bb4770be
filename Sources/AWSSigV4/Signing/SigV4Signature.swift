/// A signature and the fields or the query that carry it.
///
/// Printing a value shows neither the signature nor the session token.
public struct SigV4Signature: Sendable {
  /// The value of the `Authorization` header field; `nil` for a presigned URL.
  public let authorization: String?

  /// The query of a presigned URL, without the `?`: the request's own query followed by the
  /// parameters of the signature. `nil` if the signature is in a header field.
  public let query: String?

  /// The value of `X-Amz-Security-Token`; `nil` without a session token and for a presigned URL.
  public let sessionToken: String?

  /// The value of `x-amz-content-sha256`; `nil` if the options do not ask for it.
  public let contentSHA256: String?

  /// The value of `X-Amz-Region-Set`, which only SigV4a in header fields has.
  public let regionSet: String?

  /// The time of signing as `YYYYMMDD'T'HHMMSS'Z'`: the value of `X-Amz-Date`.
  public let date: String

  /// The number of bytes at the end of ``authorization`` or ``query`` that are the signature.
  let signatureByteCount: Int

  /// The signature in hexadecimal digits: 64 of them for SigV4, more in the DER form of SigV4a.
  public var signature: String {
    let carrier = (authorization ?? query ?? "").utf8
    return String(decoding: carrier.suffix(signatureByteCount), as: UTF8.self)
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

extension SigV4Signature: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The time of signing and where the signature goes, without the signature and the token.
  public var description: String {
    "SigV4Signature(date: \(date), location: \(query == nil ? "header" : "query"))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the signature and the token, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(self, children: ["date": date, "location": query == nil ? "header" : "query"])
  }
}
