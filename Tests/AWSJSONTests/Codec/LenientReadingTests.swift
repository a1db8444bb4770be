import AWSJSON
import AWSShapes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("JSON that is read leniently")
struct LenientReadingTests {
  private let lenient = JSONCodec(strictness: .lenient)
  private let strict = JSONCodec()

  private func json(_ member: String, _ value: String) -> [UInt8] {
    Array("{\"\(member)\": \(value)}".utf8)
  }

  private func everything(_ codec: JSONCodec, _ member: String, _ value: String) -> Everything? {
    try? codec.decode(Everything.self, from: json(member, value))
  }

  private func error(_ codec: JSONCodec, _ member: String, _ value: String) -> ShapeReadingError? {
    do throws(ShapeReadingError) {
      _ = try codec.decode(Everything.self, from: json(member, value))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "An integer may have a point or an exponent if its value is whole",
    arguments: [
      ("1.0", 1), ("1e3", 1000), ("1E+3", 1000), ("-1.50e1", -15), ("120e-1", 12), ("0.0", 0),
      ("-0.0", 0), ("0e99999999999999999999", 0), ("0.0001e4", 1),
      ("9223372036854775807.0", Int64.max), ("-9.223372036854775808e18", .min),
      ("1.00000000000000000000000000000000", 1),
    ] as [(String, Int64)])
  func readsWholeNumbers(text: String, value: Int64) throws {
    #expect(everything(lenient, "Long", text)?.long == value)
    #expect(everything(strict, "Long", text) == nil)
    #expect(everything(lenient, "BigInteger", text)?.bigInteger == BigInteger(value))
    #expect(everything(strict, "BigInteger", text) == nil)
  }

  @Test(
    "An integer with a fraction, or out of range, is an error",
    arguments: [
      "1.5", "1e-1", "0.1", "9223372036854775808.0", "1e19", "-9.223372036854775809e18", "1e400",
      "1e99999999999999999999", "\"1\"", "\"1.0\"", "true", "[]", "01.0", "1.", "1e",
    ])
  func refusesOtherNumbers(text: String) {
    #expect(everything(lenient, "Long", text) == nil)
    #expect(error(lenient, "Level", text) != nil)
  }

  @Test("The digits of a big integer are not multiplied without bounds")
  func boundsExponents() {
    #expect(everything(lenient, "BigInteger", "1e399")?.bigInteger?.text.utf8.count == 400)
    #expect(error(lenient, "BigInteger", "1e400")?.kind == .mismatch)
    #expect(error(lenient, "BigInteger", "1e2147483648")?.kind == .mismatch)
  }

  @Test(
    "An error names the type that was expected and the kind that was found",
    arguments: [
      ("Long", "\"7\"", "expected an integer, found a string"),
      ("Long", "true", "expected an integer, found a boolean"),
      ("Long", "1.5", "expected an integer from -9223372036854775808 to 9223372036854775807"),
      ("BigInteger", "{}", "expected an integer, found an object"),
      ("Double", "[]", "expected a number, found an array"),
      ("Float", "true", "expected a number, found a boolean"),
      ("EpochTime", "{}", "expected a timestamp, found an object"),
      ("DateTime", "[]", "expected a timestamp, found an array"),
      ("Blob", "1", "expected a base64 string, found a number"),
      ("Names", "1", "expected a list, found a number"),
    ])
  func namesTypes(member: String, value: String, reason: String) {
    for codec in [strict, lenient] {
      let found = error(codec, member, value)
      #expect(found?.reason == reason)
      #expect(found?.path == member)
    }
  }

  @Test("A literal that is misspelt is not JSON", arguments: ["trUe", "fals0", "nulx", "nope"])
  func refusesMisspelt(value: String) {
    for member in ["Long", "Names", "Document", "Future"] {
      #expect(error(strict, member, value)?.kind == .malformed)
    }
  }

  @Test(
    "A timestamp is read in any format, whichever the model names",
    arguments: ["EpochTime", "DateTime", "HttpTime"],
    [
      "784111777.5", "7841117775e-1", "\"784111777.5\"", "\"1994-11-06T08:49:37.5Z\"",
      "\"1994-11-06T09:49:37.5+0100\"", "\"1994-11-06T08:49:37.5\"",
      "\"Sun, 06 Nov 1994 08:49:37.5 GMT\"", "\"Sunday, 06-Nov-94 08:49:37.5 GMT\"",
      "\"Sun Nov  6 08:49:37.5 1994\"",
    ])
  func readsTimestamps(member: String, text: String) throws {
    let shape = try #require(everything(lenient, member, text))
    #expect([shape.epochTime, shape.dateTime, shape.httpTime].contains(time))
  }

  private let time = Date(timeIntervalSince1970: 784_111_777.5)

  @Test(
    "A strict codec reads a timestamp only in the format that the model names",
    arguments: [
      ("EpochTime", "\"1970-01-01T00:00:00Z\""), ("EpochTime", "\"0\""), ("DateTime", "0"),
      ("DateTime", "\"0\""), ("DateTime", "\"1970-01-01T00:00:00\""),
      ("HttpTime", "\"1970-01-01T00:00:00Z\""), ("HttpTime", "0"),
    ])
  func isStrictByDefault(member: String, text: String) {
    #expect(error(strict, member, text)?.kind == .mismatch)
    #expect(error(lenient, member, text) == nil)
  }

  @Test(
    "Text that is not a timestamp is an error, and the message does not quote it",
    arguments: ["now", "", "1970-01-01", "70-01-01T00:00:00Z", "1970-01-01T00Z", "NaN", "1e999"])
  func refusesOtherText(text: String) throws {
    for member in ["EpochTime", "DateTime", "HttpTime"] {
      let found = try #require(error(lenient, member, "\"\(text)\""))
      #expect(found.kind == .mismatch)
      #expect(found.reason.hasPrefix("expected a timestamp ("))
      #expect(text.isEmpty || !found.reason.contains(text))
    }
  }

  @Test("A byte order mark before the document is skipped, and offsets count it")
  func skipsByteOrderMark() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try lenient.decode(Everything.self, from: mark + json("Long", "1")).long == 1)
    #expect(throws: ShapeReadingError.self) {
      try strict.decode(Everything.self, from: mark + json("Long", "1"))
    }
    for bytes in [mark, [0xEF], [0xEF, 0xBB], [0xEF, 0xBB, 0xBE] + json("Long", "1")] {
      #expect(throws: ShapeReadingError.self) {
        try lenient.decode(Everything.self, from: bytes)
      }
    }
    do {
      _ = try lenient.decode(Everything.self, from: mark + json("Long", "true"))
      Issue.record("no error")
    } catch {
      #expect(error.offset == 12)
      #expect(error.path == "Long")
    }
  }
}
