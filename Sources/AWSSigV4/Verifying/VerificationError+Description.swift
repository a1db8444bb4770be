#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

extension VerificationError: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// A sentence for a person to read. It never contains a signature, a session token or a key.
  public var description: String {
    switch self {
    case .missingAuthentication: "the request is not signed"
    case .ambiguousAuthentication:
      "the request is signed twice, in the Authorization header field and in the query"
    case .unsupportedAlgorithm(let name): "the signing algorithm \(Quoted(name)) is not supported"
    case .malformed(let part): "\(part) is missing, repeated or malformed"
    case .expired(let date): "the signature expired at \(Self.text(date))"
    case .notYetValid(let date): "the signature is not valid before \(Self.text(date))"
    case .unknownAccessKey(let id): "the access key ID \(Quoted(id)) is unknown"
    case .sessionTokenMismatch: "the session token is missing or does not belong to the access key"
    case .wrongScope(let part, let expected, let found):
      "the request was signed for the \(part.name) \(Quoted(found)) instead of \(Quoted(expected))"
    case .headerNotSigned(let name): "the signature does not cover the header field \(Quoted(name))"
    case .signedHeaderMissing(let name):
      "the signature covers the header field \(Quoted(name)), which the request does not have"
    case .payloadMismatch: "the body does not match the request's x-amz-content-sha256 field"
    case .signatureMismatch:
      "the signature does not match the request; compare the explanation with what was signed"
    case .chunkSignatureMismatch(let index): "the signature of chunk \(index) does not match"
    case .trailerSignatureMismatch: "the signature of the trailers does not match"
    case .invalidRequest(let error): "the request cannot have been signed: \(error)"
    }
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror with the description only, for `dump` and debuggers.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

  private static func text(_ date: Date) -> String {
    (try? SigningTimestamp(date))?.text ?? "an unknown time"
  }
}

extension VerificationError.ScopePart {
  fileprivate var name: String {
    switch self {
    case .day: "day"
    case .region: "region"
    case .service: "service"
    case .terminator: "terminator"
    }
  }
}
