import HTTPTransportAPI

/// The proxies that requests go through.
///
/// A proxy is a URL such as `http://user:password@proxy.example:3128` or
/// `socks5h://127.0.0.1:1080`. Its scheme is `http` (unless there is one), `https`, `socks4`,
/// `socks4a`, `socks5` or `socks5h`; its port is 80, 443 or 1080 unless there is one. User and
/// password may be percent-encoded, and have to be where they contain `/`, `?` or `#`.
///
/// Requests over `https` go through a tunnel. A proxy that is no such URL makes the requests that
/// it is for fail with the code `TransportError.Code.invalidRequest`. No description
/// and no error contains a user or password.
public struct ProxySettings: Sendable, Hashable {
  /// The proxy for requests over `http`; `nil` or an empty string for none.
  public var http: String? {
    didSet { httpSource = nil }
  }

  /// The proxy for requests over `https`; `nil` or an empty string for none.
  public var https: String? {
    didSet { httpsSource = nil }
  }

  /// The hosts to connect to directly: names, which include their subdomains, addresses, or `*` for
  /// all.
  public var exceptions: [String]

  /// The environment variables that the proxies come from, for messages.
  private var httpSource: String?
  private var httpsSource: String?

  /// Creates settings with one proxy for all requests, except those to the exceptions.
  public init(_ proxy: String, exceptions: [String] = []) {
    http = proxy
    https = proxy
    self.exceptions = exceptions
  }

  private init() {
    exceptions = []
  }

  /// No proxy.
  public static let none = ProxySettings()

  /// Returns the proxies of the environment variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and
  /// `NO_PROXY`.
  ///
  /// A name in lower case precedes the one in upper case, also with an empty value, which means no
  /// proxy. `ALL_PROXY` counts for a scheme that has no variable of its own. Where `REQUEST_METHOD`
  /// is set, `HTTP_PROXY` is ignored: in a CGI program it is a header field of somebody's request
  /// (CVE-2016-5385).
  public static func environment(_ variables: [String: String]) -> ProxySettings {
    func variable(_ names: String...) -> (name: String, value: String)? {
      for name in names {
        if let value = variables[name] { return (name, value) }
      }
      return nil
    }
    let isCGI = variables["REQUEST_METHOD"] != nil
    let all = variable("all_proxy", "ALL_PROXY")
    let http = isCGI ? variable("http_proxy") : variable("http_proxy", "HTTP_PROXY")
    let https = variable("https_proxy", "HTTPS_PROXY")
    var settings = ProxySettings()
    settings.http = (http ?? all)?.value
    settings.httpSource = (http ?? all)?.name
    settings.https = (https ?? all)?.value
    settings.httpsSource = (https ?? all)?.name
    let exceptions = variable("no_proxy", "NO_PROXY")?.value ?? ""
    settings.exceptions = exceptions.split { $0 == "," || $0 == " " }.map(String.init)
    return settings
  }

  /// The proxy for a request; `nil` for none.
  ///
  /// - Parameters:
  ///   - scheme: `http` or `https`.
  ///   - authority: A host and an optional port, which have been checked.
  /// - Throws: `TransportError` with the code `invalidRequest` if the proxy is malformed.
  func proxy(scheme: String, authority: String) throws(TransportError) -> ProxyURL? {
    let (proxy, source) = scheme == "http" ? (http, httpSource) : (https, httpsSource)
    guard let proxy, !proxy.utf8.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }),
      exceptions.isEmpty || !isException(authority)
    else { return nil }
    do {
      return try ProxyURL(proxy, source: source)
    } catch {
      var failure = TransportError(
        .invalidRequest, "\(error.message); the request was to \(authority)",
        requestMayHaveReachedServer: false)
      failure.isProxyFailure = true
      throw failure
    }
  }

  private func isException(_ authority: String) -> Bool {
    let authority = authority.lowercased()
    let host = Self.host(of: authority)
    return exceptions.contains { exception in
      guard exception != "*" else { return true }
      let name = exception.lowercased()
      if name == host || name == authority || name == "[\(host)]" { return true }
      let domain = name.hasPrefix("*.") ? name.dropFirst(2) : name.drop { $0 == "." }
      return !domain.isEmpty && (host == domain || host.hasSuffix(".\(domain)"))
    }
  }

  private static func host(of authority: String) -> String {
    if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
    return String(authority.prefix { $0 != ":" })
  }
}

extension ProxySettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The proxies without users and passwords.
  public var description: String {
    guard http != nil || https != nil else { return "no proxy" }
    return "http through \(Self.redacted(http)), https through \(Self.redacted(https))"
      + (exceptions.isEmpty ? "" : ", except \(exceptions.joined(separator: ", "))")
  }

  /// The proxies without users and passwords.
  public var debugDescription: String { description }

  /// The proxies without users and passwords.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "http": Self.redacted(http), "https": Self.redacted(https),
        "exceptions": exceptions.joined(separator: ", "),
      ])
  }

  private static func redacted(_ proxy: String?) -> String {
    guard let proxy, !proxy.isEmpty else { return "none" }
    // Of a malformed one, any part may be a password.
    return (try? ProxyURL(proxy, source: nil))?.name ?? "a malformed proxy"
  }
}
