/// A lowercase header name with its first eight bytes as a number, which sorts like the name.
struct FieldName: Sendable {
  let text: String
  let prefix: UInt64

  init(_ text: String) {
    self.text = text
    var prefix: UInt64 = 0
    for byte in text.utf8.prefix(Self.prefixByteCount) { prefix = prefix << 8 | UInt64(byte) }
    let missing = Self.prefixByteCount - min(text.utf8.count, Self.prefixByteCount)
    // A shift by the whole width gives zero: what the empty name has.
    self.prefix = prefix << UInt64(8 * missing)
  }

  static let prefixByteCount = 8

  static let host = FieldName("host")
  static let date = FieldName("x-amz-date")
  static let securityToken = FieldName("x-amz-security-token")
  static let contentSHA256 = FieldName("x-amz-content-sha256")
  static let regionSet = FieldName("x-amz-region-set")
  static let authorization = FieldName("authorization")

  /// Fields that are never signed.
  ///
  /// Authorization carries the signature. The others belong to one connection, or are set or
  /// changed by HTTP clients, proxies and load balancers after signing: a signature over them
  /// would break on the way.
  static let neverSigned: [FieldName] = [
    authorization,
    FieldName("connection"),
    FieldName("expect"),
    FieldName("keep-alive"),
    FieldName("proxy-authenticate"),
    FieldName("proxy-authorization"),
    FieldName("proxy-connection"),
    FieldName("sec-websocket-key"),
    FieldName("sec-websocket-protocol"),
    FieldName("sec-websocket-version"),
    FieldName("te"),
    FieldName("trailer"),
    FieldName("transfer-encoding"),
    FieldName("upgrade"),
    FieldName("user-agent"),
    FieldName("x-amzn-trace-id"),
  ]
}
