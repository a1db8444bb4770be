/// The hosts that only this machine or its hypervisor answers for: loopback and metadata addresses.
///
/// Source: RFC 6890, section 2.2.2; Amazon EC2 User Guide, "Use the Instance Metadata Service to
/// access instance metadata"; Amazon EKS User Guide, "EKS Pod Identity".
enum LocalHost {
  /// Whether the host of an authority is a loopback or metadata address: `localhost`, 127.0.0.0/8,
  /// ::1, 169.254.0.0/16 or fd00:ec2::/32.
  static func contains(_ authority: String) -> Bool {
    if isLoopback(authority) { return true }
    let host = host(of: authority)
    if let address = ipv4(host) { return address[0] == 169 && address[1] == 254 }
    guard let address = ipv6(host) else { return false }
    return address[0] == 0xFD00 && address[1] == 0xEC2
  }

  /// Whether the host of an authority is this machine: `localhost`, 127.0.0.0/8 or ::1.
  static func isLoopback(_ authority: String) -> Bool {
    let host = host(of: authority)
    if host == "localhost" { return true }
    if let address = ipv4(host) { return address[0] == 127 }
    return ipv6(host) == [0, 0, 0, 0, 0, 0, 0, 1]
  }

  /// The host in lower case, without port; an IPv6 address keeps its brackets.
  static func host(of authority: String) -> String {
    let authority = authority.lowercased()
    if authority.utf8.last == UInt8(ascii: "]") { return authority }
    return authority.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(authority[..<$0]) }
      ?? authority
  }

  private static func ipv4(_ host: String) -> [UInt8]? {
    let parts = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let numbers = parts.compactMap { part in
      // A sign is not part of an address.
      part.count <= 3 && part.first != UInt8(ascii: "+") ? UInt8(Substring(part)) : nil
    }
    return numbers.count == 4 ? numbers : nil
  }

  private static let groupCount = 8

  /// The groups of an address in brackets (RFC 4291, section 2.2; not its form with dots).
  private static func ipv6(_ host: String) -> [UInt16]? {
    guard host.utf8.first == UInt8(ascii: "["), host.utf8.last == UInt8(ascii: "]") else {
      return nil
    }
    let address = host.dropFirst().dropLast()
    guard let gap = address.firstRange(of: "::") else {
      return groups(address).flatMap { $0.count == groupCount ? $0 : nil }
    }
    guard let head = groups(address[..<gap.lowerBound]),
      let tail = groups(address[gap.upperBound...]), head.count + tail.count < groupCount
    else { return nil }
    return head + Array(repeating: 0, count: groupCount - head.count - tail.count) + tail
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let groups = parts.compactMap { part in
      part.count <= 4 && part.first != UInt8(ascii: "+")
        ? UInt16(Substring(part), radix: 16) : nil
    }
    return groups.count == parts.count ? groups : nil
  }
}
