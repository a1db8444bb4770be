/// The values of the fields that the signer adds to a request.
struct AddedFields: Sendable {
  var sessionToken: String?
  var sessionTokenIsPlain: Bool
  /// Empty unless the algorithm is SigV4a.
  var regionSet: String

  /// For a request that has all fields already.
  static let none = AddedFields(sessionToken: nil, sessionTokenIsPlain: false, regionSet: "")
}
