internal import Crypto

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The P-256 key that SigV4a derives from an access key.
struct AsymmetricKey: Sendable {
  let fingerprint: CredentialsFingerprint
  let key: P256.Signing.PrivateKey

  init(_ credentials: borrowing Credentials) throws(SigningError) {
    fingerprint = credentials.fingerprint
    key = try Self.derive(credentials)
  }

  /// The signature in hexadecimal DER form.
  func signature(for stringToSign: ArraySlice<UInt8>) throws(SigningError) -> String {
    do {
      return Hexadecimal.text(try key.signature(for: stringToSign).derRepresentation)
    } catch {
      throw .asymmetricKeyUnavailable
    }
  }

  /// The order of P-256 less two, big-endian (FIPS 186-4, D.1.2.3): the largest candidate.
  private static let largestCandidate: [UInt8] = [
    0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x4f,
  ]
  private static let lastCounter: UInt8 = 254

  /// Derives candidates until one is below the order of the curve; the first one nearly always is.
  static func derive(
    _ credentials: borrowing Credentials
  ) throws(SigningError) -> P256.Signing.PrivateKey {
    let states = KeyDerivation(prefix: "AWS4A", secret: credentials.secretAccessKey).states()
    var scratch = DigestText()
    for counter in 1...lastCounter {
      // SP 800-108: block number, label, zero, context, and the length of the key in bits.
      var input: [UInt8] = [0, 0, 0, 1]
      input.append(contentsOf: SigningAlgorithm.ecdsa.name.utf8)
      input.append(0)
      input.append(contentsOf: credentials.accessKeyID.utf8)
      input.append(counter)
      input.append(contentsOf: [0, 0, 1, 0])
      let candidate = Array(states.code(for: input[...], scratch: &scratch))
      guard isAtMostLargest(candidate) else { continue }
      do {
        return try P256.Signing.PrivateKey(rawRepresentation: incremented(candidate))
      } catch {
        throw .asymmetricKeyUnavailable
      }
    }
    throw .asymmetricKeyUnavailable
  }

  /// Compares without branching on the candidate's bytes, which are secret.
  private static func isAtMostLargest(_ candidate: [UInt8]) -> Bool {
    var borrow = 0
    for index in largestCandidate.indices.reversed() {
      // Negative, so that the shift gives minus one, where the difference needs a borrow.
      borrow = (Int(largestCandidate[index]) - Int(candidate[index]) + borrow) >> 8
    }
    return borrow == 0
  }

  private static func incremented(_ number: [UInt8]) -> [UInt8] {
    var result = number
    var carry: UInt16 = 1
    for index in result.indices.reversed() {
      let sum = UInt16(result[index]) + carry
      result[index] = UInt8(truncatingIfNeeded: sum)
      carry = sum >> 8
    }
    return result
  }
}
