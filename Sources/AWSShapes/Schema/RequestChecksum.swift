/// A checksum of the body that a request must carry in a header field.
///
/// The wire protocol says which; whoever sends the request computes them, for they are of the
/// body as it is sent.
///
/// Source: Smithy 2.0 specification, "httpChecksumRequired trait", and RFC 1864.
public struct RequestChecksum: Sendable, Hashable {
  /// How a checksum is computed. The list grows.
  public struct Algorithm: Sendable, Hashable, RawRepresentable {
    /// The name of the algorithm.
    public let rawValue: String

    /// An algorithm by its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// MD5, written in Base64.
    public static let md5 = Algorithm(rawValue: "md5")
    /// SHA-256, written in hexadecimal.
    public static let sha256 = Algorithm(rawValue: "sha256")
    /// SHA-256 over the SHA-256 of each mebibyte, pairwise up to one root, written in hexadecimal.
    ///
    /// Source: Amazon S3 Glacier Developer Guide, "Computing Checksums".
    public static let sha256Tree = Algorithm(rawValue: "sha256-tree")
  }

  /// The header field that carries it.
  public var header: String

  /// How it is computed.
  public var algorithm: Algorithm

  /// A checksum in a header field.
  public init(header: String, algorithm: Algorithm) {
    self.header = header
    self.algorithm = algorithm
  }

  /// MD5 in `Content-MD5`.
  public static let contentMD5 = RequestChecksum(header: "Content-MD5", algorithm: .md5)
}
