/// What decides, beside the names of a request's header fields, which of them are signed.
struct HeaderRule: Sendable, Equatable {
  /// The fields that the signer adds.
  var added: AddedHeaders = []
  /// Lowercase names of fields that are left out.
  var excluded: [String] = []
  /// When verifying, the signed fields as the request lists them.
  var signedList: String?
  /// When verifying, whether the session token may be left out.
  var sessionToken = SessionTokenPlacement.signed

  static func == (left: HeaderRule, right: HeaderRule) -> Bool {
    guard left.added == right.added, left.sessionToken == right.sessionToken else { return false }
    switch (left.signedList, right.signedList) {
    case (nil, nil): return left.excluded == right.excluded
    case (let one?, let other?): return HeaderLayout.areSame(one, other)
    default: return false
    }
  }
}

/// Fields that the signer adds to a request.
struct AddedHeaders: OptionSet, Sendable {
  let rawValue: UInt8

  static let contentSHA256 = AddedHeaders(rawValue: 1)
  static let date = AddedHeaders(rawValue: 2)
  static let regionSet = AddedHeaders(rawValue: 4)
  static let sessionToken = AddedHeaders(rawValue: 8)
}
