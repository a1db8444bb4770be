import CLibcurl

/// The environment variables of this process that the transport heeds.
enum ProcessEnvironment {
  private static let names = [
    "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy",
    "NO_PROXY", "REQUEST_METHOD", "AWS_CA_BUNDLE",
  ]

  static var variables: [String: String] {
    var variables: [String: String] = [:]
    for name in names {
      // Copied at once.
      if let value = unsafe getenv(name) { variables[name] = unsafe String(cString: value) }
    }
    return variables
  }
}
