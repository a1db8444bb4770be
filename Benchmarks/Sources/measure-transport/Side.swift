/// What sends.
enum Side: String, CaseIterable {
  /// libcurl, from C.
  case baseline = "C"
  /// `CurlTransport`.
  case ours
  /// `CurlTransport`, from tasks on its own thread.
  case onThread = "on-thread"

  init(_ name: String) throws {
    guard let side = Side(rawValue: name) else { throw Usage() }
    self = side
  }

  var description: String {
    switch self {
    case .baseline: "libcurl in C"
    case .ours: "CurlTransport"
    case .onThread: "CurlTransport, from tasks on its executor"
    }
  }
}
