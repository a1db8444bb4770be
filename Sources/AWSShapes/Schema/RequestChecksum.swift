/// A checksum of the body that a request must have in a header field.
///
/// The wire protocol only names the checksums. The client computes them later, because they cover
/// the body as it is sent.
///
/// Source: Smithy 2.0 specification, "httpChecksumRequired trait", and RFC 1864.
public struct RequestChecksum: Sendable, Hashable {
  /// The algorithm of a checksum.
  public struct Algorithm: Sendable, Hashable, RawRepresentable {
    /// The name of the algorithm.
    public let rawValue: String

    /// Creates an algorithm from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// MD5, written in Base64.
    public static let md5 = Algorithm(rawValue: "md5")
    /// SHA-256, written in hexadecimal.
    public static let sha256 = Algorithm(rawValue: "sha256")
    /// The root of a tree of SHA-256 hashes over each mebibyte, written in hexadecimal.
    ///
    /// Source: Amazon S3 Glacier Developer Guide, "Computing Checksums".
    public static let sha256Tree = Algorithm(rawValue: "sha256-tree")
  }

  /// The name of the header field.
  public var header: String

  /// The algorithm.
  public var algorithm: Algorithm

  /// Creates a checksum.
  public init(header: String, algorithm: Algorithm) {
    self.header = header
    self.algorithm = algorithm
  }

  /// MD5 in `Content-MD5`.
  public static let contentMD5 = RequestChecksum(header: "Content-MD5", algorithm: .md5)
}
