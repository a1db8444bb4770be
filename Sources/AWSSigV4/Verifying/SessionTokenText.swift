/// A session token as written in a request.
struct SessionTokenText {
  let text: TextPart
  /// Whether it is percent-encoded, as in a query.
  let isEncoded: Bool

  /// Whether it is the token of the credentials, compared in constant time.
  func isToken(of credentials: borrowing Credentials) -> Bool {
    let bytes = text.text.utf8.span.extracting(text.range)
    guard let token = credentials.sessionToken else { return false }
    guard isEncoded else { return Self.areEqual(bytes, token.utf8.span) }
    // Tokens are long and nearly always encoded as the signer does, so compare before decoding.
    if let encoded = credentials.encodedSessionToken, Self.areEqual(bytes, encoded.utf8.span) {
      return true
    }
    guard let decoded = QueryEncoding.decoded(bytes, bytes.indices) else { return false }
    return Self.areEqual(decoded.utf8.span, token.utf8.span)
  }

  private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index in left.indices { difference |= left[index] ^ right[index] }
    return difference == 0
  }
}
