internal import Crypto

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Checks requests that are signed with AWS Signature Version 4, as a service does.
///
/// It accepts exactly what ``SigV4`` signs with the same options, in header fields or by presigned
/// URL, and says of anything else why not.
public struct SigV4Verifier: Sendable {
  /// The region that requests have to be signed for; nil accepts any.
  public var region: String?

  /// The service that requests have to be signed for; nil accepts any.
  public var service: String?

  /// How far the clock of the sender may be off. AWS allows five minutes for most services.
  public var tolerance: Duration

  /// How the path is made canonical, and whether the session token is signed. The location and the
  /// other options do not matter: the request tells.
  public var options: SigningOptions

  let keyCache: SigningKeyCache

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
  ///   - request: The request as received. Its payload is what the signature is checked against:
  ///     the body's bytes or hash, or ``Payload/unsigned`` or ``Payload/streaming(_:)`` where the
  ///     service takes those. A field `x-amz-content-sha256` has to agree with it.
  ///   - now: The time of the check.
  ///   - credentials: Finds the key for an access key id; nil for an unknown one.
  /// - Returns: Who signed the request, when and for what.
  /// - Throws: ``VerificationError`` for a request that is not accepted.
  public func verify(
    _ request: borrowing SigningRequest, now: Date, credentials: (String) -> Credentials?
  ) throws(VerificationError) -> VerifiedRequest {
    let authentication = try Authentication(request, algorithm: .hmac)
    try checkScope(authentication.scope)
    try checkTime(authentication, now: now)
    guard let found = credentials(authentication.accessKeyID) else {
      throw .unknownAccessKey(authentication.accessKeyID)
    }
    try authentication.checkSessionToken(found)
    let (region, service) = scopeParts(of: authentication.scope)
    // For the key alone, which does not depend on the options.
    let context = SigningContext(
      credentials: consume found, date: authentication.timestamp.date, region: region,
      service: service)

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
    return authentication.verified(region: region, service: service)
  }

  /// The region and the service that a scope names.
  private func scopeParts(of scope: borrowing CredentialScope) -> (region: String, service: String)
  {
    (
      region: scope.region.map { scope.string($0, expecting: region) } ?? "",
      service: scope.string(scope.service, expecting: service)
    )
  }

  func checkScope(_ scope: borrowing CredentialScope) throws(VerificationError) {
    guard scope.equals(scope.terminator, SigningAlgorithm.terminator) else {
      throw .wrongScope(
        .terminator, expected: SigningAlgorithm.terminator,
        found: scope.string(scope.terminator))
    }
    if let region, let found = scope.region, !scope.equals(found, region) {
      throw .wrongScope(.region, expected: region, found: scope.string(found))
    }
    if let service, !scope.equals(scope.service, service) {
      throw .wrongScope(.service, expected: service, found: scope.string(scope.service))
    }
  }

  /// Checks that the scope's day is that of the date.
  static func checkDay(
    _ authentication: borrowing Authentication, _ labels: SignatureLabels
  ) throws(VerificationError) {
    let scope = authentication.scope
    guard scope.equals(scope.day, labels.day) else {
      throw .wrongScope(.day, expected: labels.day, found: scope.string(scope.day))
    }
  }

  func checkTime(
    _ authentication: borrowing Authentication, now: Date
  ) throws(VerificationError) {
    let signed = authentication.timestamp.date
    let tolerance = tolerance / .seconds(1)
    // Written so that a clock that is not a number accepts nothing.
    guard now.timeIntervalSince(signed) >= -tolerance else {
      throw .notYetValid(until: signed.addingTimeInterval(-tolerance))
    }
    let life = authentication.expirySeconds.map(Double.init) ?? tolerance
    guard now.timeIntervalSince(signed) <= life else {
      throw .expired(at: signed.addingTimeInterval(life))
    }
  }
}
