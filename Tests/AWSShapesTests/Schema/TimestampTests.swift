import AWSShapes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Timestamps")
struct TimestampTests {
  @Test(
    "A date and time by RFC 3339 is read with any offset and fraction",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1985-04-12T23:20:50.52Z", 482_196_050.52),
      ("2019-12-16T23:48:18Z", 1_576_540_098), ("2019-12-16T22:48:18-01:00", 1_576_540_098),
      ("2019-12-17T00:48:18+01:00", 1_576_540_098), ("2000-02-29T12:00:00z", 951_825_600),
      ("1969-12-31t23:59:59.5Z", -0.5), ("0000-01-01T00:00:00Z", -62_167_219_200),
      ("9999-12-31T23:59:59Z", 253_402_300_799), ("2016-12-31T23:59:60Z", 1_483_228_800),
      ("2024-11-23T20:16:44.123456Z", 1_732_393_004.123456),
    ] as [(String, Double)])
  func readsDateTime(text: String, seconds: Double) {
    #expect(TimestampFormat.dateTime.date(from: text) == Date(timeIntervalSince1970: seconds))
  }

  @Test(
    "An HTTP date is read in each of its three formats, with a fraction too",
    arguments: [
      ("Tue, 29 Apr 2014 18:30:38 GMT", 1_398_796_238),
      ("Sun, 02 Jan 2000 20:34:56.456 GMT", 946_845_296.456),
      ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777),
      ("Tue Apr 29 18:30:38 2014", 1_398_796_238),
    ] as [(String, Double)])
  func readsHTTPDate(text: String, seconds: Double) {
    #expect(TimestampFormat.httpDate.date(from: text) == Date(timeIntervalSince1970: seconds))
  }

  @Test(
    "A year of two digits is the latest one that is not more than 50 years ahead",
    arguments: [
      (94, 1994), (0, 2000), (25, 2025), (26, 2026), (27, 2027), (75, 2075), (77, 1977),
    ])
  func choosesCentury(digits: Int, year: Int) throws {
    let now = try #require(TimestampFormat.dateTime.date(from: "2026-06-15T12:00:00Z"))
    let text = "Sunday, 06-Nov-\(digits < 10 ? "0" : "")\(digits) 08:49:37 GMT"
    #expect(
      TimestampFormat.httpDate.date(from: text, now: now)
        == TimestampFormat.dateTime.date(from: "\(year)-11-06T08:49:37Z"))
  }

  @Test(
    "The boundary of 50 years is exact to the second, in any century",
    arguments: [
      ("Monday, 15-Jun-76 12:00:00 GMT", "2026-06-15T12:00:00Z", "2076-06-15T12:00:00Z"),
      ("Tuesday, 15-Jun-76 12:00:01 GMT", "2026-06-15T12:00:00Z", "1976-06-15T12:00:01Z"),
      ("Monday, 01-Jan-05 00:00:00 GMT", "2098-06-15T12:00:00Z", "2105-01-01T00:00:00Z"),
      ("Monday, 01-Jan-99 00:00:00 GMT", "2098-06-15T12:00:00Z", "2099-01-01T00:00:00Z"),
    ])
  func choosesCenturyExactly(text: String, now: String, expected: String) throws {
    let now = try #require(TimestampFormat.dateTime.date(from: now))
    #expect(
      TimestampFormat.httpDate.date(from: text, now: now)
        == TimestampFormat.dateTime.date(from: expected))
  }

  @Test(
    "Read leniently, a date and time may lack seconds, offset, or the offset's colon",
    arguments: [
      ("2019-12-16T23:48:18", 1_576_540_098), ("2019-12-16T23:48:18.5", 1_576_540_098.5),
      ("2019-12-16T23:48Z", 1_576_540_080), ("2019-12-16T23:48", 1_576_540_080),
      ("2019-12-16T23:48:18+0000", 1_576_540_098), ("2019-12-17T00:48+0100", 1_576_540_080),
      ("2019-12-16T18:18:18-0530", 1_576_540_098), ("2019-12-16T22:48:18-01", 1_576_540_098),
      ("2019-12-16 23:48:18", 1_576_540_098), ("2019-12-16T23:48:18Z", 1_576_540_098),
    ] as [(String, Double)])
  func readsLeniently(text: String, seconds: Double) {
    for format in [TimestampFormat.epochSeconds, .dateTime, .httpDate] {
      #expect(format.lenientDate(from: text) == Date(timeIntervalSince1970: seconds))
    }
  }

  @Test(
    "Read leniently, text that is not plainly a date is refused",
    arguments: [
      "", "2019-12-16", "2019-12-16T", "2019-12-16T23", "2019-12-16T2348", "2019-12-16T23:48:",
      "2019-12-16T23:48:18+", "2019-12-16T23:48:18+1", "2019-12-16T23:48:18+01:",
      "2019-12-16T23:48:18+24", "2019-12-16T23:48:18+0060", "2019-12-16T23:48:18 Z",
      "2019-12-16T23:48:18EST", "2019-02-29T00:00", "20191216T234818Z", "16/12/2019 23:48",
    ])
  func refusesLeniently(text: String) {
    #expect(TimestampFormat.dateTime.lenientDate(from: text) == nil)
  }

  @Test(
    "Text that is not a date is refused",
    arguments: [
      "", "2019-12-16", "2019-12-16T23:48:18", "2019-12-16T23:48Z", "2019-13-16T23:48:18Z",
      "2019-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2019-04-31T00:00:00Z",
      "2019-00-01T00:00:00Z", "2019-01-00T00:00:00Z", "2019-01-01T24:00:00Z",
      "2019-01-01T00:60:00Z", "2019-01-01T00:00:61Z", "2019-01-01T00:00:00.Z",
      "2019-01-01T00:00:00+1:00", "2019-01-01T00:00:00+24:00", "2019-01-01T00:00:00Zx",
      "+019-01-01T00:00:00Z", "Tue, 29 Apr 2014 18:30:38", "Tue, 29 Foo 2014 18:30:38 GMT",
      "Tue, 31 Apr 2014 18:30:38 GMT", "Sun, 06-Nov-94 08:49:37 GMT",
      "Sunday, 06-Nov-1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37", "Sun Nov 6 08:49:37 1994",
      "Sun Nov  6 08:49:37 94", "Sun Nov  6 08:49:37 1994 GMT", "29 Apr 2014 18:30:38 GMT",
      "Tue,29 Apr 2014 18:30:38 GMT",
    ])
  func refuses(text: String) {
    #expect(TimestampFormat.dateTime.date(from: text) == nil)
    #expect(TimestampFormat.httpDate.date(from: text) == nil)
    #expect(TimestampFormat.epochSeconds.date(from: text) == nil)
  }

  @Test(
    "A moment is written in each format",
    arguments: [
      (0, "0", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
      (1.5, "1.5", "1970-01-01T00:00:01.5Z", "Thu, 01 Jan 1970 00:00:01 GMT"),
      (-0.001, "-0.001", "1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
      (
        1_732_393_004.123456, "1732393004.123456", "2024-11-23T20:16:44.123456Z",
        "Sat, 23 Nov 2024 20:16:44 GMT"
      ),
      (951_782_400, "951782400", "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
      (
        -62_167_219_200, "-62167219200", "0000-01-01T00:00:00Z", "Sat, 01 Jan 0000 00:00:00 GMT"
      ),
    ] as [(Double, String, String, String)])
  func writes(seconds: Double, epoch: String, dateTime: String, httpDate: String) {
    let moment = Date(timeIntervalSince1970: seconds)
    #expect(TimestampFormat.epochSeconds.text(of: moment) == epoch)
    #expect(TimestampFormat.dateTime.text(of: moment) == dateTime)
    #expect(TimestampFormat.httpDate.text(of: moment) == httpDate)
  }

  @Test(
    "A moment that a calendar of four digits does not have is not written",
    arguments: [-62_167_219_201, 253_402_300_800, 1e300, .infinity, .nan] as [Double])
  func refusesToWrite(seconds: Double) {
    let moment = Date(timeIntervalSince1970: seconds)
    #expect(TimestampFormat.dateTime.text(of: moment) == nil)
    #expect(TimestampFormat.httpDate.text(of: moment) == nil)
  }

  @Test("Every day of four centuries comes back")
  func roundTripsDays() {
    for day in stride(from: -80_000, to: 80_000, by: 37) {
      let moment = Date(timeIntervalSince1970: Double(day) * 86_400)
      for format in [TimestampFormat.dateTime, .httpDate] {
        #expect(format.text(of: moment).flatMap(format.date) == moment)
      }
    }
  }
}
