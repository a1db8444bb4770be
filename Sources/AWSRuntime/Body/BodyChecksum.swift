import AWSShapes

/// The checksums of request bodies in memory.
enum BodyChecksum {
  /// Returns the checksum as text for a header field; `nil` for an unknown algorithm.
  static func value(_ algorithm: RequestChecksum.Algorithm, of bytes: [UInt8]) -> String? {
    guard var checksum = RunningChecksum(algorithm) else { return nil }
    checksum.update(bytes)
    return checksum.value
  }
}
