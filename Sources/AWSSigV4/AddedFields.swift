/// The values of what the signer itself adds to a request.
struct AddedFields: Sendable {
  var timestamp: SigningTimestamp
  var sessionToken: String?
  var sessionTokenIsPlain: Bool
  /// Empty unless the algorithm is SigV4a.
  var regionSet: String
}
