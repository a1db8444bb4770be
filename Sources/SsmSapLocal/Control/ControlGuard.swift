import AWSShapes
import HTTPTypes

/// Refuses requests to the control API that a page of another site can have sent.
///
/// The control API is not signed, so any page that a browser shows could otherwise act on it. A page
/// that resolves its own name to this machine is told by `Host`, any other by `Origin` and
/// `Sec-Fetch-Site`, and a form by its content type.
struct ControlGuard: Sendable {
  private let hosts: [String]

  /// - Parameter hosts: The names, besides those of the loopback, by which the service is served on
  ///   purpose.
  init(_ hosts: Set<String>) {
    self.hosts = ["localhost", "127.0.0.1", "[::1]"] + hosts
  }

  /// Returns why a request is refused; `nil` if it is not.
  func refusal(of request: HTTPRequest) -> LocalFailure? {
    let authority = Self.authority(of: request)
    guard hosts.contains(where: Self.host(in: authority).equalsIgnoringASCIICase) else {
      return Self.forbidden(
        "the service is not served on the Host \(authority); use "
          + hosts.sorted().joined(separator: " or "))
    }
    if let origin = request.headerFields[.origin], !Self.isOrigin(origin, of: authority) {
      return Self.forbidden("a page of another origin must not use the control API: \(origin)")
    }
    // Fetch Metadata (W3C).
    if let site = request.headerFields[named: "Sec-Fetch-Site"], site != "same-origin",
      site != "none"
    {
      return Self.forbidden("a page of another site must not use the control API (\(site))")
    }
    guard request.method != .post || request.headerFields.isJSON == true else {
      return LocalFailure(
        415, "UnsupportedMediaType", "a POST needs the header field Content-Type: application/json")
    }
    return nil
  }

  private static func forbidden(_ message: String) -> LocalFailure {
    LocalFailure(403, "Forbidden", message)
  }

  private static func authority(of request: HTTPRequest) -> String {
    request.headerFields[named: "Host"] ?? request.authority ?? ""
  }

  /// The host without the port. An IPv6 address has colons within brackets.
  private static func host(in authority: String) -> String {
    let bytes = authority.utf8
    let searched = bytes.lastIndex(of: UInt8(ascii: "]")) ?? bytes.startIndex
    guard let colon = bytes[searched...].lastIndex(of: UInt8(ascii: ":")) else { return authority }
    return String(authority[..<colon])
  }

  private static func isOrigin(_ origin: String, of authority: String) -> Bool {
    ["http://", "https://"].contains { origin.equalsIgnoringASCIICase($0 + authority) }
  }
}
