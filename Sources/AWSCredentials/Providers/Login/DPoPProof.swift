import AWSRuntime
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A proof that the sender of a request has the private key to which a token is bound.
///
/// Source: RFC 9449, section 4.2; RFC 7515 for the format of the token, RFC 7517 for the key.
enum DPoPProof {
  /// Returns the value of the header field `DPoP`, or `nil` if the key cannot sign.
  ///
  /// - Parameters:
  ///   - method: The method of the request.
  ///   - url: The URL of the request without its query.
  ///   - id: The unique identifier of this proof.
  static func make(
    method: String, url: String, key: P256.Signing.PrivateKey, now: Date, id: String
  ) -> String? {
    // The raw public key is an uncompressed point: x and y of 32 bytes each.
    let point = Array(key.publicKey.rawRepresentation)
    let header: JSONMembers = [
      "typ": .string("dpop+jwt"), "alg": .string("ES256"),
      "jwk": .object([
        "kty": .string("EC"), "crv": .string("P-256"),
        "x": .string(base64URL(point.prefix(32))), "y": .string(base64URL(point.suffix(32))),
      ]),
    ]
    let claims: JSONMembers = [
      "jti": .string(id), "htm": .string(method), "htu": .string(url),
      "iat": .integer(Int64(now.timeIntervalSince1970.rounded(.down))),
    ]
    guard let first = JSONDocument.bytes(header), let second = JSONDocument.bytes(claims) else {
      return nil
    }
    let signed = "\(base64URL(first[...])).\(base64URL(second[...]))"
    guard let signature = try? key.signature(for: Data(signed.utf8)) else { return nil }
    return "\(signed).\(base64URL(Array(signature.rawRepresentation)[...]))"
  }

  private static func base64URL(_ bytes: ArraySlice<UInt8>) -> String {
    var text = Data(bytes).base64EncodedString()
    text.removeAll { $0 == "=" }
    return String(text.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 })
  }
}
