/// A URL as the `parseURL` function sees it.
///
/// Source: Smithy 2.0 specification, "parseURL function".
struct RuleURL {
  private let scheme: String
  private let authority: String
  private let path: String

  /// Returns `nil` for a scheme other than http or https, an invalid authority, a query or a fragment.
  init?(_ text: String) {
    let scalars = text.unicodeScalars
    guard let separator = scalars.firstRange(of: "://".unicodeScalars) else { return nil }
    scheme = text[..<separator.lowerBound].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    let rest = scalars[separator.upperBound...]
    guard !rest.contains(where: { "?#@ ".unicodeScalars.contains($0) }) else { return nil }
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    authority = String(rest[..<slash])
    path = String(rest[slash...])
    guard !host.isEmpty, Self.isPort(authority[host.endIndex...]) else { return nil }
  }

  /// The parts under the names that rules use.
  var value: EndpointValue {
    var normalized = path.unicodeScalars.first == "/" ? path : "/" + path
    if normalized.unicodeScalars.last != "/" { normalized += "/" }
    return .record([
      "scheme": .string(scheme), "authority": .string(authority), "path": .string(path),
      "normalizedPath": .string(normalized), "isIp": .boolean(isIP),
    ])
  }

  private var host: Substring {
    let scalars = authority.unicodeScalars
    guard scalars.first == "[", let end = scalars.firstIndex(of: "]") else {
      return Substring(scalars.prefix { $0 != ":" })
    }
    return Substring(scalars[...end])
  }

  private var isIP: Bool {
    host.hasPrefix("[") || IPv4.isAddress(host)
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard !text.isEmpty else { return true }
    return text.first == ":" && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
      && UInt16(text.dropFirst()) != nil
  }
}

/// IPv4 addresses in dotted decimal notation.
enum IPv4 {
  static func isAddress(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        part.allSatisfy { $0.isASCII && $0.isNumber } && UInt8(part) != nil
      }
  }
}
