import AWSSigV4
import Crypto
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Deriving a signing key")
struct KeyDerivationTests {
  /// With the prefix of four bytes, 60 just fill a block of SHA-256; longer keys are hashed first.
  @Test("is the chain of HMACs of the specification", arguments: [1, 40, 59, 60, 61, 200])
  func isTheChainOfHMACs(secretByteCount: Int) throws {
    let secret = String(repeating: "s", count: secretByteCount)
    // A region longer than a block, too.
    let region = String(repeating: "eu-central-1", count: 8)
    let explanation = try SigV4Signer().explain(
      SigningRequest(method: "GET", path: "/", headers: [("host", "example.com")]),
      with: SigningContext(
        credentials: Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: secret),
        date: Date(timeIntervalSince1970: 1_700_000_000), region: region, service: "service"))
    let key = ["20231114", region, "service", "aws4_request"].reduce("AWS4\(secret)".bytes) {
      code($1, $0)
    }
    let signature = code(explanation.stringToSign, key)
    #expect(explanation.signature == signature.map { String(hexByte: $0) }.joined())
  }

  private func code(_ text: String, _ key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: text.bytes, using: SymmetricKey(data: key)))
  }
}

extension String {
  fileprivate var bytes: [UInt8] { Array(utf8) }

  fileprivate init(hexByte byte: UInt8) {
    let digits = String(byte, radix: 16)
    self = digits.count == 1 ? "0" + digits : digits
  }
}
