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
