import AWSSigV4
import Foundation

/// Takes values from the bytes that the fuzzer made; after their end everything is zero or empty.
struct FuzzInput {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  mutating func byte() -> UInt8 {
    rest.popFirst() ?? 0
  }

  /// Bytes up to a separator that is rare in requests.
  mutating func bytes() -> [UInt8] {
    let taken = rest.prefix { $0 != 0xFF }
    rest = rest.dropFirst(taken.count + 1)
    return Array(taken)
  }

  mutating func text() -> String {
    String(decoding: bytes(), as: UTF8.self)
  }

  mutating func number() -> Double {
    var bits: UInt64 = 0
    for _ in 0..<8 { bits = bits << 8 | UInt64(byte()) }
    return Double(bitPattern: bits)
  }

  mutating func options() -> SigningOptions {
    let choices = byte()
    let expiry = Duration.seconds(Int64(byte()) * 4096)
    return SigningOptions(
      location: choices & 1 == 0 ? .header : .query(expiresIn: expiry),
      uriEncoding: choices & 2 == 0 ? .double : .single,
      pathNormalization: choices & 4 == 0 ? .on : .off,
      signedBodyHeader: choices & 8 == 0 ? .whenNeeded : .always,
      sessionToken: choices & 16 == 0 ? .signed : .addedAfterSigning,
      unsignedHeaders: choices & 32 == 0 ? [] : [text()])
  }

  mutating func headers() -> [(name: String, value: String)] {
    (0..<(byte() & 7)).map { _ in (name: text(), value: text()) }
  }

  mutating func payload() -> Payload {
    switch byte() & 3 {
    case 0: .bytes(bytes())
    case 1: .sha256(hex: text())
    case 2: .unsigned
    default: .bytes([])
    }
  }
}
