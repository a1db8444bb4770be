import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import CurlTransport

/// Frames of HTTP/2 (RFC 9113, 4.1), as a server writes them.
private enum Frame {
  static let settings = make(type: 4, stream: 0, [])
  static let settingsAcknowledged = make(type: 4, flags: 1, stream: 0, [])

  private static func make(type: UInt8, flags: UInt8 = 0, stream: UInt8, _ payload: [UInt8])
    -> [UInt8]
  {
    [0, 0, UInt8(payload.count), type, flags, 0, 0, 0, stream] + payload
  }

  /// `:status: 200`, of HPACK's static table (RFC 7541, Appendix A).
  static func okay(_ stream: UInt8, ends: Bool = false) -> [UInt8] {
    make(type: 1, flags: ends ? 5 : 4, stream: stream, [0x88])
  }

  static func data(_ stream: UInt8, _ text: String, ends: Bool) -> [UInt8] {
    make(type: 0, flags: ends ? 1 : 0, stream: stream, Array(text.utf8))
  }

  /// The streams whose fields, which are frames of type 1, are among whole frames.
  static func streams(openedBy bytes: [UInt8]) -> [UInt8] {
    var streams: [UInt8] = []
    let preface = Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8)
    var index = bytes.starts(with: preface) ? preface.count : 0
    let headerSize = 9
    while index + headerSize <= bytes.count {
      if bytes[index + 3] == 1 { streams.append(bytes[index + 8]) }
      index += headerSize + (Int(bytes[index + 1]) << 8) + Int(bytes[index + 2])
    }
    return streams
  }

  static func reset(_ stream: UInt8, error: UInt8) -> [UInt8] {
    make(type: 3, stream: stream, [0, 0, 0, error])
  }

  static func goAway(last: UInt8) -> [UInt8] {
    make(type: 7, stream: 0, [0, 0, 0, last, 0, 0, 0, 0])
  }
}

@Suite("HTTP/2", .timeLimit(.minutes(1)))
struct HTTP2Tests {
  /// Sends one request to a server that answers its first stream with these bytes.
  private func outcome(
    of answer: [UInt8], thenCloses: Bool = false,
    _ change: (inout TransportOptions) -> Void = { _ in }
  ) async throws -> Result<String, TransportError> {
    let server = try LoopbackServer { connection in
      connection.write(Frame.settings + Frame.settingsAcknowledged)
      var isFirst = connection.number == 1
      while let bytes = connection.read(atMost: 4096), !bytes.isEmpty {
        for stream in Frame.streams(openedBy: bytes) {
          connection.write(isFirst ? answer : Frame.okay(stream, ends: true))
          if isFirst, thenCloses { return }
          isFirst = false
        }
      }
    }
    var configuration = CurlTransportConfiguration()
    configuration.httpVersion = .http2PriorKnowledge
    let transport = try CurlTransport(configuration: configuration)
    var options = TransportOptions()
    options.timeout = .seconds(3)
    change(&options)
    do throws(TransportError) {
      let response = try await transport.send(server.request(), body: .empty, options: options)
      #expect(response.metrics?.httpVersion == "2")
      let body = try await response.body.collect(upTo: 100)
      return .success(String(decoding: body, as: UTF8.self))
    } catch {
      // What went wrong is over.
      let next = try await transport.send(server.request(), body: .empty, options: options)
      #expect(next.head.status == .ok)
      return .failure(error)
    }
  }

  private func code(of result: Result<String, TransportError>) -> TransportError.Code? {
    if case .failure(let error) = result { error.code } else { nil }
  }

  @Test("carries a response")
  func response() async throws {
    let result = try await outcome(of: Frame.okay(1) + Frame.data(1, "ok", ends: true))
    #expect(try result.get() == "ok")
  }

  @Test("carries one response after the other")
  func reuse() async throws {
    let server = try LoopbackServer { connection in
      connection.write(Frame.settings + Frame.settingsAcknowledged)
      while let bytes = connection.read(atMost: 4096), !bytes.isEmpty {
        for stream in Frame.streams(openedBy: bytes) {
          connection.write(Frame.okay(stream) + Frame.data(stream, "ok", ends: true))
        }
      }
    }
    var configuration = CurlTransportConfiguration()
    configuration.httpVersion = .http2PriorKnowledge
    let transport = try CurlTransport(configuration: configuration)
    for _ in 0..<5 {
      let response = try await transport.send(server.request())
      #expect(try await response.text == "ok")
    }
  }

  @Test("A stream that stalls ends in the time-out of its phase")
  func stalled() async throws {
    let idle = try await outcome(of: Frame.okay(1) + Frame.data(1, "o", ends: false)) {
      $0.idleTimeout = .milliseconds(200)
    }
    #expect(code(of: idle) == .idleTimeout)
    let first = try await outcome(of: []) { $0.firstByteTimeout = .milliseconds(200) }
    #expect(code(of: first) == .firstByteTimeout)
  }

  @Test("A stream that is reset is an error", arguments: [1, 2, 8])
  func reset(error: UInt8) async throws {
    let result = try await outcome(of: Frame.okay(1) + Frame.reset(1, error: error))
    let code = code(of: result)
    #expect(code == .protocolViolation || code == .reset, "\(result)")
  }

  @Test("A server that goes away amid a response is an error")
  func goesAway() async throws {
    let result = try await outcome(of: Frame.goAway(last: 0), thenCloses: true)
    let code = code(of: result)
    #expect(code == .reset || code == .protocolViolation, "\(result)")
  }

  @Test("A server that goes away after this response still gives it")
  func goesAwayAfterwards() async throws {
    let result = try await outcome(
      of: Frame.goAway(last: 1) + Frame.okay(1) + Frame.data(1, "ok", ends: true))
    #expect(try result.get() == "ok")
  }

  @Test("An answer of another protocol is an error")
  func garbage() async throws {
    let result = try await outcome(of: Array("HTTP/1.1 200 OK\r\n\r\n".utf8), thenCloses: true)
    let code = code(of: result)
    #expect(code == .reset || code == .protocolViolation, "\(result)")
  }
}
