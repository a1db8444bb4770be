/// The query parameters of a presigned URL.
struct AuthenticationParameters {
  private let query: String
  /// Each at its ``SignatureParameter/index``.
  private var pieces = InlineArray<8, QueryPiece?>(repeating: nil)

  /// Finds them in a query, which may have any other parameters.
  init(_ query: String) throws(VerificationError) {
    self.query = query
    let bytes = query.utf8.span
    var start = 0
    while start < bytes.count {
      let piece = QueryPiece(bytes, from: start)
      if let parameter = Self.parameter(bytes, piece) {
        guard pieces[parameter.index] == nil else { throw .malformed(parameter.rawValue) }
        pieces[parameter.index] = piece
      }
      start = piece.value.upperBound + 1
    }
  }

  func has(_ parameter: SignatureParameter) -> Bool { piece(parameter) != nil }

  private func piece(_ parameter: SignatureParameter) -> QueryPiece? { pieces[parameter.index] }

  /// Returns the decoded value, as a part of the query if it has no escapes.
  func value(_ parameter: SignatureParameter) throws(VerificationError) -> TextPart {
    guard let piece = piece(parameter) else { throw .malformed(parameter.rawValue) }
    if !piece.hasEscapes { return TextPart(query, piece.value) }
    guard let text = QueryEncoding.decoded(query.utf8.span, piece.value) else {
      throw .malformed(parameter.rawValue)
    }
    return TextPart(text)
  }

  /// The session token as written.
  var sessionToken: SessionTokenText? {
    guard let piece = piece(.securityToken) else { return nil }
    return SessionTokenText(text: TextPart(query, piece.value), isEncoded: piece.hasEscapes)
  }

  private static func parameter(
    _ bytes: Span<UInt8>, _ piece: QueryPiece
  ) -> SignatureParameter? {
    let name = bytes.extracting(piece.name)
    if let parameter = SignatureParameter(name) { return parameter }
    // Names may contain escapes, though they hardly ever do.
    guard piece.hasEscapes, name.firstIndex(of: Ascii.percent, in: name.indices) < name.count,
      let text = QueryEncoding.decoded(bytes, piece.name)
    else { return nil }
    return SignatureParameter(text.utf8.span)
  }
}
