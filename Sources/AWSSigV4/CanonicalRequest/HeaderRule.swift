/// The options that decide which header fields of a request are signed.
struct HeaderRule: Sendable, Equatable {
  /// The fields that the signer adds.
  var added: AddedHeaders = []
  /// The lowercase names of fields that are left out.
  var excluded: [[UInt8]] = []
  /// Whether the layout is for verifying a signed request.
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
