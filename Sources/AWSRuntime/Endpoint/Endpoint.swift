public import AWSShapes

/// The endpoint of a service.
public struct Endpoint: Sendable, Hashable {
  /// `https` or `http`.
  public var scheme: String

  /// The host, and the port if it is not the scheme's default.
  public var authority: String

  /// The prefix of every operation's path: empty, or with a slash at its start and none at its end.
  public var basePath: String

  /// The header fields of every request to the endpoint.
  public var headers: [WireHeader] = []

  /// The service name in the signature's credential scope, if it differs from the service's.
  public var signingName: String?

  /// The region in the signature's credential scope, if it differs from the client's. For SigV4a,
  /// the regions with commas between them.
  public var signingRegion: String?

  /// A Boolean value that indicates whether requests are signed with SigV4a.
  public var usesSigV4a = false

  /// A Boolean value that indicates whether the signed path is percent-encoded once only.
  public var encodesPathOnce = false

  /// Creates an endpoint.
  public init(scheme: String = "https", authority: String, basePath: String = "") {
    self.scheme = scheme
    self.authority = authority
    self.basePath = basePath
  }
}

extension Endpoint {
  /// Creates an endpoint from the result of a service's endpoint rules.
  ///
  /// - Throws: ``EndpointError`` when the URL of the rules is invalid, or when they demand a way of
  ///   signing that is not supported.
  public init(_ found: RuleEndpoint) throws(EndpointError) {
    try self.init(url: found.url)
    headers = found.headers.sorted { $0.key < $1.key }.flatMap { name, values in
      values.map { WireHeader(name, $0) }
    }
    let schemes = found.properties["authSchemes"]?.array?.compactMap(\.record) ?? []
    let known = schemes.first { $0["name"] == "sigv4" || $0["name"] == "sigv4a" }
    guard let scheme = known else {
      if schemes.isEmpty { return }
      let names = schemes.compactMap { $0["name"]?.string }.joined(separator: ", ")
      throw EndpointError(
        "the endpoint \(found.url) needs the signature \(names), which is not supported")
    }
    signingName = scheme["signingName"]?.string
    encodesPathOnce = scheme["disableDoubleEncoding"]?.boolean ?? false
    usesSigV4a = scheme["name"] == "sigv4a"
    guard usesSigV4a else {
      signingRegion = scheme["signingRegion"]?.string
      return
    }
    let regions = scheme["signingRegionSet"]?.array?.compactMap(\.string) ?? []
    signingRegion = regions.isEmpty ? nil : regions.joined(separator: ",")
  }

  /// Creates an endpoint from its URL, such as `http://127.0.0.1:8080`.
  ///
  /// - Throws: ``EndpointError`` when the URL is not `http` or `https` with a host, or when it has a
  ///   user, a query or a fragment.
  public init(url: String) throws(EndpointError) {
    func reject(_ reason: String) -> EndpointError {
      EndpointError(
        "the endpoint URL \"\(Self.shown(url))\" \(reason); it must look like http://host:port")
    }
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else {
      throw reject("has no scheme")
    }
    scheme = url[..<colon].lowercased()
    guard scheme == "https" || scheme == "http" else { throw reject("is not http or https") }
    let rest = url[colon...].dropFirst("://".count)
    guard rest.utf8.allSatisfy({ $0 > UInt8(ascii: " ") && $0 < 0x7F }) else {
      throw reject("contains a character that is not allowed in a URL")
    }
    // From here on the text is ASCII, and its bytes are its characters.
    guard !rest.utf8.contains(where: { Self.forbidden.contains($0) }) else {
      throw reject("has a user, a query or a fragment")
    }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    authority = String(rest[..<slash])
    guard Self.isAuthority(authority) else { throw reject("has no valid host and port") }
    basePath = String(rest[slash...])
    guard Self.isPercentEncoded(basePath) else { throw reject("has a % without two digits") }
    while basePath.hasSuffix("/") { basePath.removeLast() }
  }

  private static let forbidden = Array("?#@\\".utf8)

  /// Returns the URL without parts that may be secret: user name and password, query, fragment.
  private static func shown(_ url: String) -> String {
    // By scalar: a combining mark after one of these signs must not uncover what it hides.
    let visible = url.unicodeScalars.prefix { $0 != "?" && $0 != "#" }
    guard let at = visible.lastIndex(of: "@") else { return String(visible) }
    let scheme = visible.firstRange(of: "://".unicodeScalars).map { visible[..<$0.upperBound] }
    return (scheme.map { String($0) } ?? "") + "..." + String(visible[at...])
  }

  private static func isPercentEncoded(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "%"), omittingEmptySubsequences: false).dropFirst()
      .allSatisfy { part in
        part.count >= 2 && part.prefix(2).allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      }
  }

  /// Whether the text is a host, with an optional colon and port.
  private static func isAuthority(_ authority: String) -> Bool {
    var host = authority[...]
    if !authority.hasSuffix("]"), let colon = authority.lastIndex(of: ":") {
      host = authority[..<colon]
      guard isPort(authority[authority.index(after: colon)...]) else { return false }
    }
    if host.hasPrefix("["), host.hasSuffix("]") {
      let address = host.dropFirst().dropLast()
      return address.contains(":")
        && address.allSatisfy { $0.isASCII && $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    // Container names may have underscores, which public DNS does not allow.
    return host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        let plain = label.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "0") : $0 }
        return HostLabel.isValid(String(decoding: plain, as: UTF8.self))
      }
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return false
    }
    return UInt16(text).map { $0 > 0 } ?? false
  }
}
