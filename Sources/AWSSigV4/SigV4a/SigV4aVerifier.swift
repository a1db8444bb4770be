internal import Crypto

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A verifier for SigV4a, in header fields or as a presigned URL.
public struct SigV4aVerifier: Sendable {
  /// The region of the service, which the region set of a request has to match; `nil` accepts any.
  public var region: String?

  /// The service that requests have to be signed for; `nil` accepts any.
  public var service: String?

  /// How far the sender's clock may be off.
  public var tolerance: Duration

  /// How the path is made canonical, and whether the signature covers the session token.
  public var options: SigningOptions

  private let keyCache: SigningKeyCache

  /// Creates a verifier.
  ///
  /// - Parameters:
  ///   - region: The region of the service; `nil` accepts any region set.
  ///   - service: The service that requests have to be signed for; `nil` accepts any.
  ///   - tolerance: How far the sender's clock may be off.
  ///   - options: The options that requests are signed with.
  ///   - keyCache: The cache for derived keys. By default the verifier has its own.
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
  ///   - now: The current time.
  ///   - credentials: Returns the credentials for an access key ID; `nil` for an unknown one.
  /// - Returns: Who signed the request, when and for which service. The region is the region set.
  /// - Throws: ``VerificationError`` if the request is not accepted.
  public func verify(
    _ request: borrowing SigningRequest, now: Date, credentials: (String) -> Credentials?
  ) throws(VerificationError) -> VerifiedRequest {
    let authentication = try authentication(of: request, now: now)
    let found = credentials(authentication.accessKeyID)
    return try verify(request, authentication, found)
  }

  /// Verifies a request, looking up the credentials asynchronously.
  ///
  /// - Parameters:
  ///   - request: The request as received.
  ///   - now: The current time.
  ///   - credentials: Returns the credentials for an access key ID; `nil` for an unknown one. It is
  ///     called only for a request with a signature in the right form, scope and time.
  /// - Returns: Who signed the request, when and for which service. The region is the region set.
  /// - Throws: ``VerificationError`` if the request is not accepted, and any error that
  ///   `credentials` throws.
  nonisolated(nonsending)
    public func verify(
      _ request: SigningRequest, now: Date,
      credentials: nonisolated(nonsending) (String) async throws -> Credentials?
    ) async throws -> VerifiedRequest
  {
    let authentication = try authentication(of: request, now: now)
    let found = try await credentials(authentication.accessKeyID)
    return try verify(request, authentication, found)
  }

  /// The checks that SigV4 and SigV4a have in common.
  private var checks: SigV4Verifier {
    SigV4Verifier(service: service, tolerance: tolerance, options: options, keyCache: keyCache)
  }

  /// Everything that can be checked without the credentials.
  private func authentication(
    of request: borrowing SigningRequest, now: Date
  ) throws(VerificationError) -> Authentication {
    let authentication = try Authentication(request, algorithm: .ecdsa)
    try checks.checkScope(authentication.scope)
    let regionSet = authentication.regionSet ?? ""
    if let region, !RegionSet.matches(regionSet, region: region) {
      throw .wrongScope(.region, expected: region, found: regionSet)
    }
    try checks.checkTime(authentication, now: now)
    return authentication
  }

  private func verify(
    _ request: borrowing SigningRequest, _ authentication: Authentication,
    _ credentials: Credentials?
  ) throws(VerificationError) -> VerifiedRequest {
    guard let credentials else { throw .unknownAccessKey(authentication.accessKeyID) }
    try authentication.checkSessionToken(credentials)
    let regionSet = authentication.regionSet ?? ""
    let scope = authentication.scope
    let service = scope.string(scope.service, expecting: service)
    let context = SigningContext(
      credentials: credentials, date: authentication.timestamp.date, region: regionSet,
      service: service, options: options)
    try checkSignature(request, authentication, context)
    return authentication.verified(region: regionSet, service: service)
  }

  private func checkSignature(
    _ request: borrowing SigningRequest, _ authentication: Authentication,
    _ context: SigningContext
  ) throws(VerificationError) {
    guard let der = Hexadecimal.bytes(authentication.signature.string),
      let signature = try? P256.Signing.ECDSASignature(derRepresentation: der)
    else { throw .malformed("Signature") }
    let key: AsymmetricKey
    do {
      key = try keyCache.asymmetricKey(context)
    } catch {
      throw .invalidRequest(error)
    }
    let labels = SignatureLabels(
      algorithm: .ecdsa, accessKeyID: context.credentials.accessKeyID,
      timestamp: authentication.timestamp, region: nil, service: context.service)
    try SigV4Verifier.checkDay(authentication, labels)
    var buffer = SigningBuffer()
    try buffer.prepareToVerify(
      request, authentication: authentication, algorithm: .ecdsa, options: options, labels: labels)
    let stringToSign = buffer.slice(buffer.writer.stringToSign)
    guard key.key.publicKey.isValidSignature(signature, for: stringToSign) else {
      throw .signatureMismatch(buffer.verificationExplanation)
    }
  }
}
