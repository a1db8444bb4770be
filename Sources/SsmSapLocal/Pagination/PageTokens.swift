import AWSShapes
import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Issues and reads page tokens.
///
/// A token is the base64 form of a version, an expiry time, the key of the last item of a page, and an
/// authentication code (HMAC-SHA-256 of RFC 2104, the first 16 bytes) over these and the list that the
/// token belongs to. It can therefore neither be changed nor used for another list.
struct PageTokens: Sendable {
  /// How long a token is valid: one hour (inferred).
  static let lifetime: TimeInterval = 3600

  private static let version: UInt8 = 1
  private static let headLength = 9
  private static let codeLength = 16

  private let key: SymmetricKey

  /// Creates an issuer of tokens.
  ///
  /// - Parameter seed: The source of the key. Issuers with the same seed accept each other's tokens, so
  ///   that tokens outlive a restart.
  init(seed: UInt64) {
    let text = "ssm-sap-local page tokens \(seed)"
    key = SymmetricKey(data: SHA256.hash(data: Array(text.utf8)))
  }

  /// Returns the token of the page after an item.
  ///
  /// - Parameters:
  ///   - last: The key of the last item of the page before.
  ///   - list: What the token is bound to.
  ///   - now: The current time.
  func token(after last: PageKey, in list: [UInt8], at now: Date) -> String {
    let expiry = UInt64(clamping: Self.seconds(now.addingTimeInterval(Self.lifetime)))
    var bytes = [Self.version]
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: expiry >> UInt64(56 - 8 * $0)) }
    bytes += last.bytes
    bytes += code(for: bytes, in: list)
    return Base64.encode(bytes)
  }

  /// Returns the key of the item that a token's page begins after.
  ///
  /// - Throws: ``PageTokenError`` if the token is not valid for the list or no longer valid.
  func lastKey(of token: String, in list: [UInt8], at now: Date) throws(PageTokenError) -> PageKey {
    guard let bytes = Base64.decode(Array(token.utf8).span),
      bytes.count >= Self.headLength + Self.codeLength,
      // Base64 has unused bits in its last character, which the code does not cover.
      Base64.encode(bytes).hasSameBytes(as: token)
    else { throw .invalid }
    let content = Array(bytes.dropLast(Self.codeLength))
    guard content[0] == Self.version,
      Self.isSame(code(for: content, in: list), bytes.suffix(Self.codeLength))
    else { throw .invalid }
    let expiry = content[1..<Self.headLength].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard Self.seconds(now) < Int64(clamping: expiry) else { throw .expired }
    return PageKey(bytes: Array(content[Self.headLength...]))
  }

  private func code(for content: [UInt8], in list: [UInt8]) -> [UInt8] {
    var hash = HMAC<SHA256>(key: key)
    // The digest has a fixed length, so that content and list cannot run into each other.
    hash.update(data: Array(SHA256.hash(data: list)))
    hash.update(data: content)
    return Array(hash.finalize().prefix(Self.codeLength))
  }

  /// Compares codes in a time that does not depend on where they differ.
  private static func isSame(_ first: [UInt8], _ second: ArraySlice<UInt8>) -> Bool {
    first.count == second.count && zip(first, second).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func seconds(_ date: Date) -> Int64 {
    Int64(exactly: date.timeIntervalSince1970.rounded(.down)) ?? .max
  }
}
