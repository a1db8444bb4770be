/// A lowercase header name, and its first eight bytes as a number that sorts like the name.
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
  static let httpDate = FieldName("date")
  static let securityToken = FieldName("x-amz-security-token")
  static let contentSHA256 = FieldName("x-amz-content-sha256")
  static let regionSet = FieldName("x-amz-region-set")
  static let authorization = FieldName("authorization")

  /// The fields that carry a signature, which the signer replaces.
  static let replaced = [securityToken, date, regionSet, authorization]

  /// How signing treats a field of the request.
  enum Role {
    case host
    case contentSHA256
    /// The signer replaces the field.
    case replaced
    case neverSigned
    case other
  }

  static func role(of entry: HeaderEntry, in layout: HeaderLayout) -> Role {
    // For most fields the first eight bytes show that they have no special role. By index, because
    // copying an element would count a reference to its text.
    for index in roles.indices where roles[index].0.prefix == entry.prefix {
      if layout.has(entry, name: roles[index].0) { return roles[index].1 }
    }
    return .other
  }

  /// The fields that are never signed. Authorization carries the signature. The others belong to one
  /// connection, or HTTP clients, proxies and load balancers set or change them after signing.
  private static let neverSigned = [
    "authorization", "connection", "expect", "keep-alive", "proxy-authenticate",
    "proxy-authorization", "proxy-connection", "sec-websocket-key", "sec-websocket-protocol",
    "sec-websocket-version", "te", "trailer", "transfer-encoding", "upgrade", "user-agent",
    "x-amzn-trace-id",
  ]

  private static let roles: [(FieldName, Role)] =
    [(host, .host), (contentSHA256, .contentSHA256)]
    + [date, securityToken, regionSet].map { ($0, .replaced) }
    + neverSigned.map { (FieldName($0), .neverSigned) }
}
