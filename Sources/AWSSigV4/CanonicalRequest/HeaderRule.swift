/// What decides, beside the names of a request's header fields, which of them are signed.
struct HeaderRule: Sendable, Equatable {
  /// The fields that the signer adds.
  var added: AddedHeaders = []
  /// Lowercase names of fields that are left out.
  var excluded: [String] = []
  /// Whether a request that came signed is verified.
  var isSigned = false
  /// When verifying, whether the session token may be left out.
  var sessionToken = SessionTokenPlacement.signed
}

/// Fields that the signer adds to a request.
struct AddedHeaders: OptionSet, Sendable {
  let rawValue: UInt8

  static let contentSHA256 = AddedHeaders(rawValue: 1)
  static let date = AddedHeaders(rawValue: 2)
  static let regionSet = AddedHeaders(rawValue: 4)
  static let sessionToken = AddedHeaders(rawValue: 8)
}
