/// What sends.
enum Side: String, CaseIterable {
  /// libcurl, from C.
  case baseline = "C"
  /// `CurlTransport`.
  case ours

  init(_ name: String) throws {
    guard let side = Side(rawValue: name) else { throw Usage() }
    self = side
  }
}
