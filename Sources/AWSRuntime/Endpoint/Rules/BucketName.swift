/// The names of buckets.
///
/// Source: Smithy 2.0 specification, "aws.isVirtualHostableS3Bucket function".
enum BucketName {
  private static let lengths = 3...63

  /// Whether the name can stand before a domain: lower case, no address, and no dots unless they
  /// are allowed.
  static func isVirtualHostable(_ name: String, withDots: Bool) -> Bool {
    guard lengths.contains(name.utf8.count), name == name.lowercased(),
      !IPv4.isAddress(name[...])
    else { return false }
    guard withDots else { return HostLabel.isValid(name) }
    return name.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { HostLabel.isValid(String($0)) }
  }
}
