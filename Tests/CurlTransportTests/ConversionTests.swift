import HTTPTransportAPI
import HTTPTypes
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
    "Metrics keep a duration to the nanosecond, and the longest there is",
    arguments: [
      (Duration.zero, Duration.zero), (.nanoseconds(1), .nanoseconds(1)),
      (.milliseconds(-3), .milliseconds(-3)),
      (
        Duration(secondsComponent: 1, attosecondsComponent: 1_999_999_999),
        .nanoseconds(1_000_000_001)
      ),
      (.seconds(Int64.max), .nanoseconds(Int64.max)),
      (.seconds(Int64.min), .nanoseconds(Int64.min + 1)),
      (.nanoseconds(Int64.max), .nanoseconds(Int64.max)),
    ])
  func metrics(duration: Duration, kept: Duration) {
    var metrics = TransportMetrics(total: duration)
    #expect(metrics.total == kept)
    #expect(metrics.firstByte == nil)
    metrics.firstByte = duration
    #expect(metrics.firstByte == kept)
    metrics.firstByte = nil
    #expect(metrics.firstByte == nil)
  }

  @Test(
    "Metrics keep a version of HTTP of up to eight ASCII characters",
    arguments: [
      ("1.1", "1.1"), ("2", "2"), ("HTTP/1.1", "HTTP/1.1"), ("123456789", nil), ("é", nil),
      ("", nil), (nil, nil),
    ] as [(String?, String?)])
  func version(text: String?, kept: String?) {
    var metrics = TransportMetrics(total: .zero)
    #expect(metrics.httpVersion == nil)
    metrics.httpVersion = text
    #expect(metrics.httpVersion == kept)
  }

  @Test(
    "A field's name keeps its spelling",
    arguments: [
      "Content-Type", "content-type", "CONTENT-TYPE", "Date", "dAte", "X", "x-amzn-RequestId",
      "x-amzn-requestID", "X-A-Name-Of-Twenty-One", "X-Amz-Cf-Pop", "X-Amz-Cf-Pos",
    ])
  func names(name: String) throws {
    let fields = try ResponseHeadParser.fields(Array("\(name): value\r\n".utf8))
    let field = try #require(fields.first)
    #expect(field.name.rawName == name)
    #expect(field.name == HTTPField.Name(name))
    #expect(field.value == "value")
  }

  @Test("A byte that may not be in a value is found at every place", arguments: [1, 7, 8, 40])
  func illegalBytes(length: Int) throws {
    let url = HTTPRequest(method: .get, scheme: "http", authority: "host", path: "/")
    let name = try #require(HTTPField.Name("X"))
    for byte in UInt8.min...UInt8.max {
      let isLegal = byte == 0x09 || (0x20...0x7E).contains(byte) || byte >= 0x80
      for place in 0..<length {
        var value = [UInt8](repeating: 0x61, count: length)
        value[place] = byte
        let field = HTTPField(name: name, lenientValue: value)
        // HTTPTypes replaces what it knows to be illegal.
        guard unsafe field.withUnsafeBytesOfValue({ unsafe Array($0) }) == value else { continue }
        var request = url
        request.headerFields.append(field)
        let parts = try RequestParts(
          request, body: .empty, options: TransportOptions(), proxies: .none)
        let text = try? HeaderWriter.write(request, parts, body: .empty, expectsContinue: false)
        #expect((text != nil) == isLegal)
      }
    }
  }

  @Test("A value that is not UTF-8 is kept byte for byte")
  func otherBytes() throws {
    let fields = try ResponseHeadParser.fields(
      Array("Name: v".utf8) + [0xFF, 0xFE] + Array("\r\n".utf8))
    let field = try #require(fields.first)
    #expect(unsafe field.withUnsafeBytesOfValue { unsafe Array($0) } == [0x76, 0xFF, 0xFE])
  }

  @Test(
    "Folded lines continue a value, each after a space",
    arguments: [
      ("a: 1\r\n 2\r\n", ["a=1 2"]), ("a: 1\r\n\t2\r\n 3\r\nb: 4\r\n", ["a=1 2 3", "b=4"]),
      ("a: \t1 \r\nb:\r\n", ["a=1", "b="]),
    ])
  func folded(text: String, expected: [String]) throws {
    let fields = try ResponseHeadParser.fields(Array(text.utf8))
    #expect(fields.map { "\($0.name.rawName)=\($0.value)" } == expected)
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
