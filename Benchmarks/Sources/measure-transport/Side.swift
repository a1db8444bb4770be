import ArgumentParser

/// A client that is measured.
enum Side: String, CaseIterable, ExpressibleByArgument {
  /// libcurl, from C.
  case baseline = "C"
  /// `CurlTransport`.
  case ours
  /// `CurlTransport`, from tasks on its own thread.
  case onThread = "on-thread"

  var description: String {
    switch self {
    case .baseline: "libcurl in C"
    case .ours: "CurlTransport"
    case .onThread: "CurlTransport, from tasks on its executor"
    }
  }
}
