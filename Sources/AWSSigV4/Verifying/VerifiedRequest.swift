#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// What is known of a request whose signature is right.
public struct VerifiedRequest: Sendable, Hashable {
  /// The access key id of the signer.
  public let accessKeyID: String

  /// When the request was signed, to the second.
  public let date: Date

  /// The region that the request was signed for.
  public let region: String

  /// The service that the request was signed for.
  public let service: String

  /// `20150830/us-east-1/iam/aws4_request`
  public var credentialScope: String { scope.string }

  /// The lowercase names of the header fields that the signature covers.
  public var signedHeaders: [String] {
    signedHeaderList.string.utf8.split(separator: Ascii.semicolon).map { String(Substring($0)) }
  }

  /// The signature in hexadecimal digits: what the first chunk of a streamed body continues.
  public var signature: String { signaturePart.string }

  let scope: TextPart
  /// The names of the signed fields as they came, separated by semicolons.
  let signedHeaderList: TextPart
  let signaturePart: TextPart

  /// How long the request works after its date, if it came by a presigned URL.
  public let expiresIn: Duration?
}
