import AWSRuntime
import HTTPTypes

/// The endpoint of a container's credentials.
///
/// Plain HTTP would show the authorization token to others on the network, so it is allowed only to
/// this machine and to the addresses of container metadata.
struct ContainerEndpoint {
  static let ecsHost = "169.254.170.2"

  /// The metadata addresses of ECS, and of EKS over IPv4 and IPv6.
  static let hosts = [ecsHost, "169.254.170.23", "[fd00:ec2::23]"]

  private let endpoint: Endpoint
  private let target: String

  /// Creates an endpoint from a URL. Returns `nil` if the URL is invalid.
  init?(_ url: String) {
    let marks = [UInt8(ascii: "?"), UInt8(ascii: "#")]
    let query = url.utf8.firstIndex(where: marks.contains) ?? url.endIndex
    guard !url[query...].utf8.contains(UInt8(ascii: "#")),
      url[query...].utf8.allSatisfy({ $0 > UInt8(ascii: " ") && $0 < 0x7F }),
      let endpoint = try? Endpoint(url: String(url[..<query]))
    else { return nil }
    self.endpoint = endpoint
    target = (endpoint.basePath.isEmpty ? "/" : endpoint.basePath) + url[query...]
  }

  /// The URL without its query, for errors.
  var place: String { "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.basePath)" }

  var request: HTTPRequest {
    HTTPRequest(
      method: .get, scheme: endpoint.scheme, authority: endpoint.authority, path: target,
      headerFields: [.accept: "application/json"])
  }

  /// Whether credentials may be requested there.
  var isAllowed: Bool {
    let authority = endpoint.authority
    return usesTLS || LocalHost.isLoopback(authority)
      || Self.hosts.contains(LocalHost.host(of: authority))
  }

  /// Whether requests are encrypted, so that a proxy cannot read the authorization token.
  var usesTLS: Bool { endpoint.scheme == "https" }
}
