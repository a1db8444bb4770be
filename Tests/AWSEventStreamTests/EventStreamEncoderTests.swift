import AWSEventStream
import Testing

@Suite("Encoding an event stream")
struct EventStreamEncoderTests {
  private static let invalid: [(EventStreamHeader, EventStreamError.Kind)] = [
    (EventStreamHeader("", .bool(true)), .headerName),
    (EventStreamHeader(String(repeating: "n", count: 256), .bool(true)), .headerName),
    (EventStreamHeader("n", .string(String(repeating: "v", count: 32_768))), .headerValue),
    (EventStreamHeader("n", .blob([UInt8](repeating: 0, count: 32_768))), .headerValue),
  ]

  @Test("A header beyond the limits is an error", arguments: invalid)
  func refusesHeader(header: EventStreamHeader, kind: EventStreamError.Kind) {
    let error = #expect(throws: EventStreamError.self) {
      _ = try EventStreamEncoder().encode(EventStreamMessage(headers: [header]))
    }
    #expect(error?.kind == kind)
  }

  @Test("A name that is there twice is an error")
  func refusesDuplicates() {
    let header = EventStreamHeader("n", .bool(true))
    let error = #expect(throws: EventStreamError.self) {
      _ = try EventStreamEncoder().encode(EventStreamMessage(headers: [header, header]))
    }
    #expect(error?.kind == .headerName)
  }

  @Test("Headers of more than 128 KiB together are an error")
  func limitsHeaders() {
    let headers = (0..<5).map {
      EventStreamHeader("n\($0)", .blob([UInt8](repeating: 0, count: 32_767)))
    }
    let error = #expect(throws: EventStreamError.self) {
      _ = try EventStreamEncoder().encode(EventStreamMessage(headers: headers))
    }
    #expect(error?.kind == .headersLength)
  }

  @Test("A payload beyond the limit is an error")
  func limitsPayload() {
    var limits = EventStreamLimits()
    limits.payloadByteCount = 3
    let encoder = EventStreamEncoder(limits: limits)
    #expect(throws: Never.self) {
      try encoder.encode(EventStreamMessage(payload: [1, 2, 3]))
    }
    let error = #expect(throws: EventStreamError.self) {
      try encoder.encode(EventStreamMessage(payload: [1, 2, 3, 4]))
    }
    #expect(error?.kind == .length)
  }

  @Test("A UUID is written in groups")
  func describesUUID() {
    let uuid = EventStreamUUID(high: 0x0102_0304_0506_0708, low: 0x090a_0b0c_0d0e_0f10)
    #expect(uuid.description == "01020304-0506-0708-090a-0b0c0d0e0f10")
  }
}
