internal import Crypto

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Checks requests that are signed with SigV4a, in header fields or by presigned URL.
public struct SigV4aVerifier: Sendable {
  /// The region of the service, which the region set of a request has to match; nil accepts any.
  public var region: String?

  /// The service that requests have to be signed for; nil accepts any.
  public var service: String?

  /// How far the clock of the sender may be off.
  public var tolerance: Duration

  /// How the path is made canonical, and whether the session token is signed.
  public var options: SigningOptions

  private let keyCache: SigningKeyCache

  /// Creates a verifier.
  public init(
    region: String? = nil, service: String? = nil, tolerance: Duration = .seconds(300),
    options: SigningOptions = .standard, keyCache: SigningKeyCache = SigningKeyCache()
  ) {
    self.region = region
    self.service = service
    self.tolerance = tolerance
    self.options = options
    self.keyCache = keyCache
  }

  /// Verifies a request.
  ///
  /// - Parameters:
  ///   - request: The request as received.
  ///   - now: The time of the check.
  ///   - credentials: Finds the key for an access key id; nil for an unknown one.
  /// - Returns: Who signed the request, when and for what; the region is the region set.
  /// - Throws: ``VerificationError`` for a request that is not accepted.
  public func verify(
    _ request: borrowing SigningRequest, now: Date, credentials: (String) -> Credentials?
  ) throws(VerificationError) -> VerifiedRequest {
    let authentication = try Authentication(request, algorithm: .ecdsa)
    let regionSet = authentication.regionSet ?? ""
    let checks = SigV4Verifier(
      service: service, tolerance: tolerance, options: options, keyCache: keyCache)
    try checks.checkScope(authentication.scope)
    if let region, !RegionSet.matches(regionSet, region: region) {
      throw .wrongScope(.region, expected: region, found: regionSet)
    }
    try checks.checkTime(authentication, now: now)
    guard let credentials = credentials(authentication.accessKeyID) else {
      throw .unknownAccessKey(authentication.accessKeyID)
    }
    try authentication.checkSessionToken(credentials)
    guard let der = Hexadecimal.bytes(authentication.signature.string),
      let signature = try? P256.Signing.ECDSASignature(derRepresentation: der)
    else { throw .malformed("Signature") }
    let scope = authentication.scope
    let service = scope.string(scope.service, expecting: self.service)
    let context = SigningContext(
      credentials: credentials, date: authentication.timestamp.date, region: regionSet,
      service: service, options: options)
    let key: AsymmetricKey
    do {
      key = try keyCache.asymmetricKey(context)
    } catch {
      throw .invalidRequest(error)
    }
    let labels = SignatureLabels(
      algorithm: .ecdsa, accessKeyID: credentials.accessKeyID,
      timestamp: authentication.timestamp, region: nil, service: service)
    try SigV4Verifier.checkDay(authentication, labels)
    var buffer = SigningBuffer()
    try buffer.prepareToVerify(
      request, authentication: authentication, algorithm: .ecdsa, options: options, labels: labels)
    let stringToSign = buffer.slice(buffer.writer.stringToSign)
    guard key.key.publicKey.isValidSignature(signature, for: stringToSign) else {
      throw .signatureMismatch(buffer.verificationExplanation)
    }
    return authentication.verified(region: regionSet, service: service)
  }
}
