#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// The facts about a request whose signature is valid.
public struct VerifiedRequest: Sendable, Hashable {
  /// The access key ID of the signer.
  public let accessKeyID: String

  /// When the request was signed, in whole seconds.
  public let date: Date

  /// The region that the request was signed for; for SigV4a, the region set.
  public let region: String

  /// The service that the request was signed for.
  public let service: String

  /// The credential scope, such as `20150830/us-east-1/iam/aws4_request`.
  public var credentialScope: String { scope.string }

  /// The lowercase names of the header fields that the signature covers.
  public var signedHeaders: [String] {
    signedHeaderList.string.utf8.split(separator: Ascii.semicolon).map { String(Substring($0)) }
  }

  /// The signature in hexadecimal digits, which the first chunk of a streaming body continues.
  public var signature: String { signaturePart.string }

  let scope: TextPart
  /// The names of the signed fields as received, separated by semicolons.
  let signedHeaderList: TextPart
  let signaturePart: TextPart

  /// For a presigned URL, how long it works after its date.
  public let expiresIn: Duration?
}

extension VerifiedRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// The facts without the signature, with which a presigned URL could be used again.
  public var description: String {
    let expiry = expiresIn.map { ", expiresIn: \($0)" } ?? ""
    return "VerifiedRequest(accessKeyID: \(accessKeyID), date: \(dateText), "
      + "scope: \(credentialScope), signedHeaders: \(signedHeaderList.string)\(expiry))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror without the signature, for `dump` and debuggers.
  public var customMirror: Mirror {
    Mirror(
      self,
      children: [
        "accessKeyID": accessKeyID, "date": dateText, "scope": credentialScope,
        "signedHeaders": signedHeaders, "expiresIn": expiresIn as Any,
      ])
  }

  private var dateText: String {
    (try? SigningTimestamp(date))?.text ?? "unknown"
  }
}
