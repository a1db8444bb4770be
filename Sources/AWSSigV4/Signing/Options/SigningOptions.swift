/// The choices that differ between services. The defaults suit every service but S3.
public struct SigningOptions: Sendable, Hashable {
  /// Where the signature goes.
  public var location: SignatureLocation

  /// How often the path is percent-encoded.
  public var uriEncoding: URIEncoding

  /// Whether dot segments and repeated slashes are removed from the path before it is signed.
  public var pathNormalization: PathNormalization

  /// When `x-amz-content-sha256` is added and signed. It is never added to a presigned URL.
  public var signedBodyHeader: SignedBodyHeader

  /// Whether the signature covers the session token.
  public var sessionToken: SessionTokenPlacement

  /// The names of further header fields to leave out of the signature, in any case.
  ///
  /// Use this for fields that may change on the way. `host` and the fields that the signer adds are
  /// always signed.
  public var unsignedHeaders: [String] {
    didSet { unsignedNames = Self.lowercased(unsignedHeaders) }
  }

  /// The names in ``unsignedHeaders`` as lowercase bytes.
  private(set) var unsignedNames: [[UInt8]]

  /// Creates options.
  public init(
    location: SignatureLocation = .header, uriEncoding: URIEncoding = .double,
    pathNormalization: PathNormalization = .on, signedBodyHeader: SignedBodyHeader = .whenNeeded,
    sessionToken: SessionTokenPlacement = .signed, unsignedHeaders: [String] = []
  ) {
    self.location = location
    self.uriEncoding = uriEncoding
    self.pathNormalization = pathNormalization
    self.signedBodyHeader = signedBodyHeader
    self.sessionToken = sessionToken
    self.unsignedHeaders = unsignedHeaders
    unsignedNames = Self.lowercased(unsignedHeaders)
  }

  /// The options for every service but S3.
  public static let standard = SigningOptions()

  /// The options for Amazon S3: object keys are taken literally and the body's hash is always sent.
  public static let s3 = SigningOptions(
    uriEncoding: .single, pathNormalization: .off, signedBodyHeader: .always)

  /// Names of header fields are ASCII: Unicode's rules would make other letters equal to theirs.
  private static func lowercased(_ names: [String]) -> [[UInt8]] {
    names.map { $0.utf8.map(Ascii.lowercased) }
  }
}
