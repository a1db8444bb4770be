/// Which proxies requests go through.
///
/// A proxy is a URL such as `http://user:password@proxy.example:3128` or
/// `socks5h://127.0.0.1:1080`. Requests over `https` go through a tunnel in it. No description
/// holds a user or password.
public struct ProxySettings: Sendable, Hashable {
  /// The proxy for requests over `http`; `nil` for none.
  public var http: String?

  /// The proxy for requests over `https`; `nil` for none.
  public var https: String?

  /// The hosts that no proxy is for: names, which hold for their subdomains too, addresses, or `*`
  /// for all.
  public var exceptions: [String]

  /// One proxy for all requests but those to the exceptions.
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

  /// The proxies that `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` name, in lower case
  /// first.
  ///
  /// Where `REQUEST_METHOD` is set `HTTP_PROXY` is ignored: in a CGI program it is a field of
  /// somebody's request (CVE-2016-5385).
  public static func environment(_ variables: [String: String]) -> ProxySettings {
    func value(_ name: String) -> String? {
      for name in [name.lowercased(), name] {
        if let value = variables[name], !value.isEmpty { return value }
      }
      return nil
    }
    var settings = ProxySettings()
    let isCGI = variables["REQUEST_METHOD"] != nil
    let http = isCGI ? variables["http_proxy"] : value("HTTP_PROXY")
    settings.http = http ?? value("ALL_PROXY")
    settings.https = value("HTTPS_PROXY") ?? value("ALL_PROXY")
    settings.exceptions = (value("NO_PROXY") ?? "").split { $0 == "," || $0 == " " }.map(
      String.init)
    return settings
  }

  /// The proxy for a request, or `nil`.
  ///
  /// - Parameters:
  ///   - scheme: `http` or `https`.
  ///   - authority: A host and perhaps a port, as checked before.
  func proxy(scheme: String, authority: String) -> String? {
    guard let proxy = scheme == "http" ? http : https, !proxy.isEmpty else { return nil }
    return exceptions.isEmpty || !isException(authority) ? proxy : nil
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
    guard let proxy else { return "none" }
    guard let at = proxy.lastIndex(of: "@") else { return proxy }
    let host = proxy[proxy.index(after: at)...]
    guard let scheme = proxy.range(ofScheme: "://") else { return "redacted@\(host)" }
    return "\(proxy[..<scheme])redacted@\(host)"
  }
}

extension String {
  /// Where the text after a scheme starts, if there is one.
  fileprivate func range(ofScheme separator: String) -> String.Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(separator) { return self.index(index, offsetBy: 3) }
      index = self.index(after: index)
    }
    return nil
  }
}
