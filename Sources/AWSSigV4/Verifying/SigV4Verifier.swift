internal import Crypto

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A verifier for AWS Signature Version 4, which checks requests as a service does.
///
/// A verifier accepts exactly what ``SigV4Signer`` signs with the same options, in header fields or
/// as a presigned URL. For any other request it gives the reason.
public struct SigV4Verifier: Sendable {
  /// The region that requests have to be signed for; `nil` accepts any.
  public var region: String?

  /// The service that requests have to be signed for; `nil` accepts any.
  public var service: String?

  /// How far the sender's clock may be off. AWS allows five minutes for most services.
  public var tolerance: Duration

  /// How the path is made canonical, and whether the signature covers the session token.
  ///
  /// The location and the other options are ignored: they follow from the request.
  public var options: SigningOptions

  let keyCache: SigningKeyCache

  /// Creates a verifier.
  ///
  /// - Parameters:
  ///   - region: The region that requests have to be signed for; `nil` accepts any.
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
  ///   - request: The request as received. Its payload is what the signature is checked against:
  ///     the bytes or the hash of the body, or ``Payload/unsigned`` or ``Payload/streaming(_:)`` for
  ///     a service that accepts those. An `x-amz-content-sha256` field has to match the payload.
  ///   - now: The current time.
  ///   - credentials: Returns the credentials for an access key ID; `nil` for an unknown one.
  /// - Returns: Who signed the request, when and for which service.
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
  ///   - request: The request as received, with the body as its payload.
  ///   - now: The current time.
  ///   - credentials: Returns the credentials for an access key ID; `nil` for an unknown one. It is
  ///     called only for a request with a signature in the right form, scope and time.
  /// - Returns: Who signed the request, when and for which service.
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

  /// Everything that can be checked without the credentials.
  @inline(__always)
  private func authentication(
    of request: borrowing SigningRequest, now: Date
  ) throws(VerificationError) -> Authentication {
    let authentication = try Authentication(request, algorithm: .hmac)
    try checkScope(authentication.scope)
    try checkTime(authentication, now: now)
    return authentication
  }

  @inline(__always)
  private func verify(
    _ request: borrowing SigningRequest, _ authentication: consuming Authentication,
    _ credentials: consuming Credentials?
  ) throws(VerificationError) -> VerifiedRequest {
    guard let credentials else { throw .unknownAccessKey(authentication.accessKeyID) }
    try authentication.checkSessionToken(credentials)
    let (region, service) = scopeParts(of: authentication.scope)
    // Used for the key only, which does not depend on the options.
    let context = SigningContext(
      credentials: credentials, date: authentication.timestamp.date, region: region,
      service: service)
    try checkSignature(request, authentication, context)
    return authentication.verified(region: region, service: service)
  }

  @inline(__always)
  private func checkSignature(
    _ request: borrowing SigningRequest, _ authentication: borrowing Authentication,
    _ context: borrowing SigningContext
  ) throws(VerificationError) {
    try keyCache.lanes.withLane { lane throws(VerificationError) in
      let key: SigningKey
      do throws(SigningError) {
        key = try keyCache.key(context, authentication.timestamp, in: &lane)
      } catch {
        throw .invalidRequest(error)
      }
      try Self.checkDay(authentication, key.labels)
      try lane.buffer.prepareToVerify(
        request, authentication: authentication, algorithm: .hmac, options: options,
        labels: key.labels)
      let code = lane.buffer.code(with: key.states)
      guard lane.buffer.isDigits(authentication.signature, of: code) else {
        guard Hexadecimal.isHash(authentication.signature) else { throw .malformed("Signature") }
        throw .signatureMismatch(lane.buffer.verificationExplanation)
      }
    }
  }

  /// The region and the service that a scope names.
  private func scopeParts(of scope: borrowing CredentialScope) -> (region: String, service: String)
  {
    (
      region: scope.region.map { scope.string($0, expecting: region) } ?? "",
      service: scope.string(scope.service, expecting: service)
    )
  }
}
