import Testing

@testable import CurlTransport

@Suite("Durations and status lines")
struct ConversionTests {
  @Test(
    "A duration becomes milliseconds, rounded up, never none and never too many",
    arguments: [
      (Duration.zero, 1), (.nanoseconds(1), 1), (.milliseconds(1), 1), (.microseconds(1001), 2),
      (.milliseconds(2500), 2500), (.seconds(60), 60_000), (.seconds(-5), 1),
      (.milliseconds(-1), 1), (.seconds(Int64.max), 2_147_483_647),
      (.seconds(2_147_484), 2_147_483_647), (.seconds(Int64.min), 1),
    ])
  func milliseconds(duration: Duration, expected: Int) {
    #expect(duration.curlMilliseconds == expected)
  }

  @Test(
    "A status line has a version, a code of three digits, and perhaps a reason",
    arguments: [
      ("HTTP/1.1 200 OK", 200), ("HTTP/2 404", 404), ("HTTP/1.0 599 \r\n", 599),
      ("HTTP/1.1 999\r\n", 999), ("HTTP/1.1 100 Continue", 100), ("HTTP/1.1 099 OK", nil),
      ("HTTP/1.1 20", nil), ("HTTP/1.1 2000", nil), ("HTTP/1.1 -20", nil), ("HTTP/1.1  200", nil),
      ("HTTP/ 200", nil), ("HTTP/1.1", nil), ("HTTP/", nil), ("", nil), ("HTTQ/1.1 200", nil),
      ("HTTP/12.34 200", nil),
    ] as [(String, Int?)])
  func statusLine(line: String, code: Int?) {
    #expect(StatusLine(Array(line.utf8).span)?.code == code)
  }
}
