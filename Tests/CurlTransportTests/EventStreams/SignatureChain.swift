import AWSEventStream
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The chain of signatures of a request's events, computed by the definition and apart from the
/// signer.
struct SignatureChain {
  private let scope: String
  private let key: [UInt8]
  private var previous: String

  /// Starts with the `Authorization` field of the request; `nil` if it has no signature.
  init?(authorization: String, secret: String) {
    guard let signature = authorization.split(separator: "Signature=").last,
      let credential = authorization.split(separator: "Credential=").last?.split(separator: ",")
        .first
    else { return nil }
    let parts = credential.split(separator: "/")
    guard parts.count == 5, signature.utf8.count == 64 else { return nil }
    scope = parts.dropFirst().joined(separator: "/")
    key = parts.dropFirst().reduce(Array("AWS4\(secret)".utf8)) { Self.hmac($0, String($1)) }
    previous = String(signature)
  }

  /// Returns whether the message has the next signature of the chain.
  mutating func verifies(_ message: EventStreamMessage) throws -> Bool {
    guard message.headers.map(\.name) == [":date", ":chunk-signature"],
      case .timestamp(let milliseconds) = message.headers[0].value,
      case .blob(let signature) = message.headers[1].value
    else { return false }
    let date = Date(timeIntervalSince1970: (Double(milliseconds) / 1000).rounded(.down))
    let time = date.ISO8601Format(.init(dateSeparator: .omitted, timeSeparator: .omitted))
    let text = [
      "AWS4-HMAC-SHA256-PAYLOAD", time, scope, previous,
      Self.hash(Self.dateHeader(milliseconds)), Self.hash(message.payload),
    ].joined(separator: "\n")
    let expected = Self.hmac(key, text)
    previous = Self.hex(expected)
    return signature == expected
  }

  private static func dateHeader(_ milliseconds: Int64) -> [UInt8] {
    [5] + Array(":date".utf8) + [8]
      + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: milliseconds >> $0) }
  }

  private static func hash(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func hmac(_ key: [UInt8], _ text: String) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
  }
}
