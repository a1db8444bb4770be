/// Rules for the names of S3 buckets.
///
/// Source: Smithy 2.0 specification, "aws.isVirtualHostableS3Bucket function".
enum BucketName {
  private static let lengths = 3...63

  /// Returns whether the name can be the first part of a host name: lowercase, not an IP address, and
  /// without dots unless they are allowed.
  static func isVirtualHostable(_ name: String, withDots: Bool) -> Bool {
    guard lengths.contains(name.utf8.count), name == name.lowercased(),
      !IPv4.isAddress(name[...])
    else { return false }
    guard withDots else { return HostLabel.isValid(name) }
    return name.split(separator: ".", omittingEmptySubsequences: false)
      .allSatisfy { HostLabel.isValid(String($0)) }
  }
}
