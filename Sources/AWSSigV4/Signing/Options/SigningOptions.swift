/// The choices that services leave to the signer. The defaults suit every service but S3.
public struct SigningOptions: Sendable, Hashable {
  /// Where the signature goes.
  public var location: SignatureLocation

  /// How often the path is percent-encoded.
  public var uriEncoding: URIEncoding

  /// Whether dot segments and repeated slashes are taken out of the path before it is signed.
  public var pathNormalization: PathNormalization

  /// When `x-amz-content-sha256` is added and signed. It is never added to a presigned URL.
  public var signedBodyHeader: SignedBodyHeader

  /// Whether the session token is part of what is signed.
  public var sessionToken: SessionTokenPlacement

  /// Names of further header fields that are left out of the signature, in any case, for fields
  /// that something on the way may change. `host` and the fields that the signer adds are always
  /// signed.
  public var unsignedHeaders: [String] {
    didSet { lowercaseUnsignedHeaders = Self.lowercased(unsignedHeaders) }
  }

  /// The same names as they are compared.
  private(set) var lowercaseUnsignedHeaders: [String]

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
    lowercaseUnsignedHeaders = Self.lowercased(unsignedHeaders)
  }

  /// What every service but S3 expects.
  public static let standard = SigningOptions()

  /// What Amazon S3 expects: object keys are taken literally and the body's hash is always sent.
  public static let s3 = SigningOptions(
    uriEncoding: .single, pathNormalization: .off, signedBodyHeader: .always)

  private static func lowercased(_ names: [String]) -> [String] {
    names.map { $0.lowercased() }
  }
}
