import AWSSigV4
import Crypto
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Signed events")
struct EventSignerTests {
  private static let context = SigningContext(
    credentials: Credentials(
      accessKeyID: "fake-access-key", secretAccessKey: "fake secret key"),
    date: Date(timeIntervalSince1970: 0), region: "us-east-1", service: "testservice")

  /// A message with the header `some-header: value` and the payload `test payload`.
  private static let message: [UInt8] =
    [0, 0, 0, 0x30, 0, 0, 0, 0x14, 0xDE, 0xD9, 0xB3, 0x92, 0x0B] + Array("some-header".utf8)
    + [7, 0, 5] + Array("valuetest payload".utf8) + [0x3E, 0x89, 0xB9, 0x24]

  /// The header `:date`.
  private static func dateHeader(_ seconds: Int64) -> [UInt8] {
    let milliseconds = seconds * 1000
    return [5] + Array(":date".utf8) + [8]
      + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: milliseconds >> $0) }
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func hash(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

  private static func hmac(_ key: [UInt8], _ text: String) -> [UInt8] {
    Array(
      HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key)))
  }

  /// The signature of an event by the definition, computed apart from the module.
  private static func signature(
    _ payload: [UInt8], _ seconds: Int64, day: String, time: String, after previous: String
  ) -> String {
    let scope = "\(day)/us-east-1/testservice/aws4_request"
    let text = [
      "AWS4-HMAC-SHA256-PAYLOAD", "\(day)T\(time)Z", scope, previous, hash(dateHeader(seconds)),
      hash(payload),
    ].joined(separator: "\n")
    var key = Array("AWS4fake secret key".utf8)
    for part in [day, "us-east-1", "testservice", "aws4_request"] { key = hmac(key, part) }
    return hex(hmac(key, text))
  }

  /// The case that the tests of AWS's clients in Rust, Kotlin, Java and Swift share.
  @Test("The event that AWS's clients sign in their tests has their signature")
  func signsKnownEvent() throws {
    let previous = Self.hash(Array("last message sts".utf8))
    var signer = SigV4Signer().eventSigner(continuing: previous, with: Self.context)
    let signature = try signer.sign(
      payload: Self.message, headers: Self.dateHeader(123_456_789),
      at: Date(timeIntervalSince1970: 123_456_789))
    #expect(
      Self.hex(signature) == "1ea04a4f6becd85ae3e38e379ffaf4bb95042603f209512476cc6416868b31ee")
  }

  @Test("Each signature covers the one before, also past midnight")
  func chains() throws {
    var signer = SigV4Signer().eventSigner(continuing: "start", with: Self.context)
    var previous = "start"
    let events: [([UInt8], Int64, String, String)] = [
      (Self.message, 86_399, "19700101", "235959"), (Array("B".utf8), 86_400, "19700102", "000000"),
      ([], 86_401, "19700102", "000001"),
    ]
    for (payload, seconds, day, time) in events {
      let expected = Self.signature(payload, seconds, day: day, time: time, after: previous)
      let signature = try signer.sign(
        payload: payload, headers: Self.dateHeader(seconds),
        at: Date(timeIntervalSince1970: Double(seconds)))
      #expect(Self.hex(signature) == expected)
      previous = expected
    }
  }

  @Test("Printing a signer shows no secret")
  func describesWithoutSecrets() {
    let signer = SigV4Signer().eventSigner(continuing: "start", with: Self.context)
    var dumped = ""
    dump(signer, to: &dumped)
    #expect("\(signer)" == "EventSigner(eventCount: 0)")
    #expect(!dumped.contains("fake"))
  }
}
