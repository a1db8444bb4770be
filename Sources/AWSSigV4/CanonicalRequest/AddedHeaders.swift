/// Fields that the signer adds to a request.
struct AddedHeaders: OptionSet, Sendable {
  let rawValue: UInt8

  static let contentSHA256 = AddedHeaders(rawValue: 1)
  static let date = AddedHeaders(rawValue: 2)
  static let regionSet = AddedHeaders(rawValue: 4)
  static let sessionToken = AddedHeaders(rawValue: 8)
}
