import AWSShapes
import AWSSigV4
import HTTPTypes
import SsmSapModels

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Admits requests that are signed with a known access key, and gives the reason for refusing others.
///
/// The account of a request is that of its key, and the region is that of its credential scope.
struct AccessControl: Sendable {
  /// Whether requests need a valid signature. Without it, any known key ID is enough, and an unsigned
  /// or unknown one counts as the first key.
  let verifiesSignatures: Bool

  private let keys: [String: AccessKey]
  private let defaultKey: AccessKey?
  private let verifier = SigV4Verifier(service: SsmSapService.shape.signingName)

  init(_ keys: [AccessKey], verifiesSignatures: Bool = true) {
    self.keys = Dictionary(
      keys.map { ($0.credentials.accessKeyID, $0) }, uniquingKeysWith: { first, _ in first })
    self.defaultKey = keys.first
    self.verifiesSignatures = verifiesSignatures
  }

  /// Returns the sender of a request.
  ///
  /// - Parameter date: The time that the signature and the session are checked against.
  /// - Throws: The error that AWS responds with. For a wrong signature it has an explanation.
  func admit(
    _ request: HTTPRequest, body: [UInt8], at date: Date
  ) throws(LocalFailure) -> Caller {
    guard verifiesSignatures else { return try unverifiedCaller(of: request, at: date) }
    let verified: VerifiedRequest
    do {
      verified = try verifier.verify(request, payload: .bytes(body), now: date) {
        keys[$0]?.credentials
      }
    } catch {
      throw failure(error, request, body, at: date)
    }
    guard let key = keys[verified.accessKeyID] else {
      throw Self.unknownKey(verified.accessKeyID)
    }
    return try caller(key, region: verified.region, at: date)
  }

  private func unverifiedCaller(
    of request: HTTPRequest, at date: Date
  ) throws(LocalFailure) -> Caller {
    let claim = SignatureClaim(request)
    guard let key = claim.flatMap({ keys[$0.accessKeyID] }) ?? defaultKey else {
      throw Self.unknownKey(claim?.accessKeyID ?? "")
    }
    return try caller(key, region: claim?.region ?? Self.defaultRegion, at: date)
  }

  /// The region of a request that names none.
  private static let defaultRegion = "us-east-1"

  private func caller(
    _ key: AccessKey, region: String, at date: Date
  ) throws(LocalFailure) -> Caller {
    if let end = key.credentials.expiration, date >= end {
      throw LocalFailure(
        403, "ExpiredTokenException", "the session of the access key ended at \(Self.text(end))")
    }
    return Caller(
      accessKeyID: key.credentials.accessKeyID,
      scope: LocalScope(account: key.account, region: region), permissions: key.permissions)
  }
}

extension AccessControl {
  /// Returns the error of AWS's services. An expired or future signature has the code of a wrong one;
  /// clients recognize it by the beginning of the message.
  ///
  /// Source: AWS General Reference, "Common errors".
  private func failure(
    _ error: VerificationError, _ request: HTTPRequest, _ body: [UInt8], at date: Date
  ) -> LocalFailure {
    var failure: LocalFailure
    switch error {
    case .missingAuthentication:
      failure = LocalFailure(
        403, "MissingAuthenticationTokenException", "the request is not signed")
    case .ambiguousAuthentication, .unsupportedAlgorithm, .malformed:
      failure = LocalFailure(
        403, "IncompleteSignatureException", "the signature cannot be read: \(error)")
    case .unknownAccessKey(let id):
      failure = Self.unknownKey(id)
    case .sessionTokenMismatch:
      failure = LocalFailure(403, "UnrecognizedClientException", "\(error)")
    case .expired(let end):
      failure = Self.invalidSignature(
        "Signature expired: it was valid until \(Self.text(end)), now it is \(Self.text(date))")
    case .notYetValid(let start):
      failure = Self.invalidSignature(
        "Signature not yet current: it is valid from \(Self.text(start)), "
          + "now it is \(Self.text(date))")
    case .wrongScope(let part, let expected, let found):
      failure = Self.invalidSignature(
        "the signature is for the \(part) \(found) instead of \(expected)")
    case .invalidRequest(let error):
      failure = .validation("the request cannot be signed: \(error)")
    case .signatureMismatch(let expected):
      failure = Self.invalidSignature(Self.answer(expected))
      failure.explanation = explanation(expected, request, body, at: date)
      return failure
    default:
      failure = Self.invalidSignature("\(error)")
    }
    failure.explanation = "\(error)"
    return failure
  }

  /// AWS's services name the canonical request and the string to sign that they expected, under
  /// labels that people and tools search for.
  private static func answer(_ expected: VerificationExplanation) -> String {
    let canonicalRequest = SigningRedaction.withoutSessionToken(expected.canonicalRequest)
    return """
      The request signature we calculated does not match the signature you provided. Check the \
      secret access key and how the request is signed.

      The Canonical String for this request should have been
      '\(canonicalRequest)'

      The String-to-Sign should have been
      '\(expected.stringToSign)'

      """
  }

  private func explanation(
    _ expected: VerificationExplanation, _ request: HTTPRequest, _ body: [UInt8], at date: Date
  ) -> String {
    guard let id = SignatureClaim(request)?.accessKeyID, let key = keys[id],
      let signed = try? SigningRequest(request, payload: .bytes(body))
    else { return "\(expected)" }
    return SignatureInvestigation(signed, key.credentials, at: date, expected: expected)
      .explanation()
  }

  private static func unknownKey(_ id: String) -> LocalFailure {
    LocalFailure(403, "UnrecognizedClientException", "the access key ID \(id) is unknown")
  }

  private static func invalidSignature(_ message: String) -> LocalFailure {
    LocalFailure(403, "InvalidSignatureException", message)
  }

  private static func text(_ date: Date) -> String {
    date.formatted(.iso8601)
  }
}
