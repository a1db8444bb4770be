import Testing

@testable import AWSCredentials

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Times of credential sources")
struct InternetTimeTests {
  @Test(
    "Times are read as RFC 3339 and older caches write them",
    arguments: [
      ("1970-01-01T00:00:00Z", 0.0), ("2021-09-21T23:33:13Z", 1_632_267_193),
      ("2022-05-02T18:36:00+00:00", 1_651_516_560), ("2000-02-29T12:00:00.5Z", 951_825_600.5),
      ("2022-05-02T20:36:00+0200", 1_651_516_560), ("2020-06-10T21:32:24UTC", 1_591_824_744),
      ("1969-12-31T23:59:59Z", -1), ("2022-05-02 18:36:00Z", 1_651_516_560),
      ("2022-05-02T16:06:00-02:30", 1_651_516_560), ("3025-09-14T04:05:45Z", 33_314_731_545),
    ])
  func times(text: String, seconds: Double) {
    #expect(InternetTime.parse(text)?.timeIntervalSince1970 == seconds)
  }

  @Test(
    "What is no time is none",
    arguments: [
      "", "soon", "2021-13-01T00:00:00Z", "2021-01-01", "2021-01-01T00:00:00",
      "2021-01-01T25:00:00Z",
      "2021-01-01T00:00:00.Z", "2021-01-01T00:00:00+1", "٢٠٢١-01-01T00:00:00Z",
      "+021-01-01T00:00:00Z", "2021-02-30T00:00:00Z", "2021-01-01T00:00:00 ",
      "2021-01-01T00:00:00UT",
    ])
  func noTimes(text: String) {
    #expect(InternetTime.parse(text) == nil)
  }
}
