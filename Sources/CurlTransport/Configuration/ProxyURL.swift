/// A proxy that has been checked, in the form that libcurl takes.
struct ProxyURL: Sendable, Hashable {
  /// Why a text is no proxy. The message never holds any of the text, which may have a password.
  struct Malformed: Error {
    let message: String
  }

  private enum Scheme: String, CaseIterable {
    case http, https, socks4, socks4a, socks5, socks5h

    /// The ports that the AWS CLI uses, and SOCKS' own (RFC 1928).
    var defaultPort: String {
      switch self {
      case .http: "80"
      case .https: "443"
      default: "1080"
      }
    }
  }

  /// Scheme, percent-encoded user information, host and port.
  let url: String
  /// The URL without its user information, for messages.
  let name: String
  /// Where the text came from, for messages; `nil` for the program.
  let source: String?
  let isSOCKS: Bool
  /// Whether the connection to the proxy itself uses TLS.
  let usesTLS: Bool

  /// Parses `[scheme://][user[:password]@]host[:port]`. A path after that is ignored.
  ///
  /// As the AWS CLI does, it accepts an `@` and blanks in the user information.
  init(_ text: String, source: String?) throws(Malformed) {
    let parts = try Parts(Self.trimmed(Array(text.utf8)), source)
    let scheme = parts.scheme
    let hostAndPort = "\(parts.host):\(parts.port ?? scheme.defaultPort)"
    name = "\(scheme.rawValue)://\(hostAndPort)"
    url = "\(scheme.rawValue)://\(parts.userInformation.map { "\($0)@" } ?? "")\(hostAndPort)"
    self.source = source
    isSOCKS = scheme != .http && scheme != .https
    usesTLS = scheme == .https
  }

  /// The proxy for a message: `proxy http://host:80 (from HTTPS_PROXY)`.
  var description: String { "proxy \(name)" + (source.map { " (from \($0))" } ?? "") }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(bytes[first...last])
  }
}

// MARK: - Parsing

extension ProxyURL {
  private struct Parts {
    var scheme: Scheme
    var userInformation: String?
    var host: String
    var port: String?
    private let source: String?

    init(_ bytes: [UInt8], _ source: String?) throws(Malformed) {
      self.source = source
      scheme = .http
      host = ""
      var rest = bytes[...]
      try takeScheme(from: &rest)
      try takeUserInformation(from: &rest)
      rest = rest.prefix { !Self.isEndOfAuthority($0) }
      try takeHost(from: &rest)
      try takePort(from: rest)
    }

    private func malformed(_ what: String) -> Malformed {
      Malformed(message: "the proxy \(source.map { "in \($0)" } ?? "of the configuration") \(what)")
    }

    private static func isEndOfAuthority(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private mutating func takeScheme(from rest: inout ArraySlice<UInt8>) throws(Malformed) {
      let slashes = Array("//".utf8)
      if rest.starts(with: slashes) {
        rest = rest.dropFirst(2)
        return
      }
      let name = rest.prefix(while: Self.isInScheme)
      guard !name.isEmpty, rest[name.endIndex...].starts(with: Array("://".utf8)) else { return }
      let text = String(decoding: name, as: UTF8.self).lowercased()
      guard let scheme = Scheme(rawValue: text) else {
        let all = Scheme.allCases.map(\.rawValue).joined(separator: ", ")
        throw malformed("has an unknown scheme; use one of \(all)")
      }
      self.scheme = scheme
      rest = rest[(name.endIndex + 3)...]
    }

    /// RFC 3986, 3.1.
    private static func isInScheme(_ byte: UInt8) -> Bool {
      byte.isLetter || byte.isDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    }

    private mutating func takeUserInformation(
      from rest: inout ArraySlice<UInt8>
    ) throws(Malformed) {
      guard let end = rest.lastIndex(of: UInt8(ascii: "@")) else { return }
      let text = rest[..<end]
      // Where the host starts would be a guess.
      guard !text.contains(where: Self.isEndOfAuthority) else {
        throw malformed(
          "has a \"/\", \"?\" or \"#\" before its \"@\"; in a user name or password, write %2F, "
            + "%3F or %23")
      }
      let separator = text.firstIndex(of: UInt8(ascii: ":"))
      let user = try encoded(text[..<(separator ?? end)])
      if let separator {
        userInformation = "\(user):\(try encoded(text[(separator + 1)...]))"
      } else if !user.isEmpty {
        userInformation = user
      }
      rest = rest[(end + 1)...]
    }

    /// Percent-encodes what is not encoded yet (RFC 3986, 2.1).
    private func encoded(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> String {
      let digits = Array("0123456789ABCDEF".utf8)
      var text: [UInt8] = []
      var rest = bytes
      while let byte = rest.popFirst() {
        var byte = byte
        if byte == UInt8(ascii: "%"), let value = Self.hexadecimal(rest.prefix(2)) {
          byte = value
          rest = rest.dropFirst(2)
        }
        // libcurl accepts none, even if it is encoded.
        guard !byte.isControl else {
          throw malformed("has a control character in its user name or password")
        }
        if byte.isUnreserved {
          text.append(byte)
        } else {
          text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
        }
      }
      return String(decoding: text, as: UTF8.self)
    }

    /// The value of two hexadecimal digits.
    private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
      guard digits.count == 2, digits.allSatisfy({ $0.isDigit || $0.isLetter }) else { return nil }
      return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func takeHost(from rest: inout ArraySlice<UInt8>) throws(Malformed) {
      let isAddress = rest.first == UInt8(ascii: "[")
      let end =
        isAddress
        ? rest.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
        : rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
      guard let end else { throw malformed("has an IPv6 address without a \"]\"") }
      let name = rest[..<end]
      guard !name.isEmpty else { throw malformed("has no host") }
      guard
        isAddress
          ? name.count > 2 && name.dropFirst().dropLast().allSatisfy(\.isInAddress)
          : name.allSatisfy(\.isUnreserved)
      else { throw malformed("has a host with an illegal character") }
      host = String(decoding: name, as: UTF8.self)
      rest = rest[end...]
    }

    private mutating func takePort(from rest: ArraySlice<UInt8>) throws(Malformed) {
      guard let colon = rest.first else { return }
      let digits = rest.dropFirst()
      guard colon == UInt8(ascii: ":") else {
        throw malformed("has something other than a port after its host")
      }
      guard !digits.isEmpty else { return }
      let text = String(decoding: digits, as: UTF8.self)
      guard digits.allSatisfy(\.isDigit), let port = UInt16(text), port > 0 else {
        throw malformed("has a port that is no number from 1 to 65535")
      }
      self.port = String(port)
    }
  }
}
