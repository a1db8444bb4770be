import ArgumentParser

/// The URL of a request.
struct CurlURL: Sendable {
  let scheme: String
  /// The host, and the port unless it is the scheme's.
  let authority: String
  let path: String
  var query: String

  /// Reads a URL. A fragment is left out, since no client sends it.
  ///
  /// - Throws: `ValidationError` for a URL without scheme or host, with a user, or with characters
  ///   that a request cannot hold.
  init(_ text: String) throws(ValidationError) {
    guard text.utf8.allSatisfy({ $0 > UInt8(ascii: " ") && $0 < 0x7F }) else {
      throw Self.invalid("has a character other than printable ASCII; percent-encode it")
    }
    // From here on each character is one byte.
    guard let mark = text.firstRange(of: "://") else {
      throw Self.invalid("has no scheme; it must look like https://host/path")
    }
    scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else { throw Self.invalid("is not http or https") }
    let rest = text[mark.upperBound...].prefix { $0 != "#" }
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    guard !host.contains("@") else {
      throw Self.invalid("has a user, which would be sent in the clear")
    }
    let target = rest[host.endIndex...]
    let question = target.firstIndex(of: "?") ?? target.endIndex
    let path = String(target[..<question])
    self.path = path.isEmpty ? "/" : path
    query = String(target[question...].dropFirst())
    authority = Self.withoutDefaultPort(String(host), scheme)
    guard !authority.isEmpty else { throw Self.invalid("has no host") }
  }

  private static func invalid(_ reason: String) -> ValidationError {
    ValidationError("the URL \(reason)")
  }

  /// As curl, which sends no default port in `Host`.
  private static func withoutDefaultPort(_ host: String, _ scheme: String) -> String {
    let port = scheme == "https" ? ":443" : ":80"
    return host.hasSuffix(port) ? String(host.dropLast(port.count)) : host
  }

  /// Appends a body to the query, as `curl --get` does.
  mutating func append(query body: [UInt8]) throws(ValidationError) {
    guard let text = String(validating: body, as: UTF8.self) else {
      throw ValidationError("--get needs a body of text")
    }
    query = [query, text].filter { !$0.isEmpty }.joined(separator: "&")
  }

  /// The path and the query.
  var target: String { query.isEmpty ? path : "\(path)?\(query)" }

  /// The URL as text.
  var text: String { "\(scheme)://\(authority)\(target)" }
}

// MARK: AWS's hosts

extension CurlURL {
  /// The service and the region that a host name such as `ssm-sap.eu-central-1.amazonaws.com` names.
  var scope: (service: String, region: String)? {
    let labels = authority.prefix { $0 != ":" }.split(separator: ".").map(String.init)
    let domains = [["amazonaws", "com"], ["amazonaws", "com", "cn"], ["api", "aws"]]
    let isAmazon = domains.contains { domain in
      labels.count == domain.count + 2 && labels.suffix(domain.count).elementsEqual(domain)
    }
    guard isAmazon else { return nil }
    let service = labels[0]
    let name = service.hasSuffix("-fips") ? String(service.dropLast("-fips".count)) : service
    return (name, labels[1])
  }
}
