import AWSRuntime
import HTTPTypes

/// Where a container's credentials are, which decides whether they may be asked for.
///
/// Over plain HTTP the token would be readable on the way: it goes to this machine and to the
/// addresses of a container's metadata only.
struct ContainerEndpoint {
  static let ecsHost = "169.254.170.2"

  /// The hosts that are asked over plain HTTP: those of ECS, and of EKS over IPv4 and IPv6.
  static let hosts = [ecsHost, "169.254.170.23", "[fd00:ec2::23]"]

  private let endpoint: Endpoint
  private let target: String

  /// The place of a URL; nil for what is no URL.
  init?(_ url: String) {
    let query = url.firstIndex { $0 == "?" || $0 == "#" } ?? url.endIndex
    guard !url[query...].contains("#"),
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

  var isAllowed: Bool {
    endpoint.scheme == "https" || Self.hosts.contains(host) || isLoopback
  }

  /// The authority without a port.
  private var host: String {
    let authority = endpoint.authority.lowercased()
    if authority.hasSuffix("]") { return authority }
    return authority.lastIndex(of: ":").map { String(authority[..<$0]) } ?? authority
  }

  private var isLoopback: Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { $0.utf8.count <= 3 && UInt8($0) != nil && $0.first != "+" }
  }
}
