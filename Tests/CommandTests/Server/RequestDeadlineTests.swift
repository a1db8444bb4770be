import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import ssm_sap_local

@Suite("The deadline of requests")
struct RequestDeadlineTests {
  private let loop = EmbeddedEventLoop()
  private let channel: EmbeddedChannel

  init() throws {
    channel = EmbeddedChannel(handler: RequestDeadline(.seconds(60)), loop: loop)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
  }

  private func receive(_ part: HTTPServerRequestPart) throws {
    try channel.writeInbound(part)
  }

  private var head: HTTPServerRequestPart {
    .head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/"))
  }

  @Test("A connection that sends nothing is closed after that time")
  func idle() throws {
    loop.advanceTime(by: .seconds(59))
    #expect(channel.isActive)
    loop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test("Parts of a request do not prolong it")
  func trickle() throws {
    try receive(head)
    for _ in 0..<59 {
      loop.advanceTime(by: .seconds(1))
      try receive(.body(ByteBuffer(string: "x")))
    }
    #expect(channel.isActive)
    loop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test("The end of a request that was refused before it does not switch it off")
  func earlyResponse() throws {
    try receive(head)
    try receive(.body(ByteBuffer(string: "x")))
    let response = HTTPResponseHead(version: .http1_1, status: .payloadTooLarge)
    channel.write(HTTPServerResponsePart.head(response), promise: nil)
    channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
    try receive(.end(nil))
    #expect(channel.isActive)
    loop.advanceTime(by: .seconds(60))
    #expect(!channel.isActive)
  }

  @Test("It is off while a request is answered, and starts again with the end of the response")
  func response() throws {
    try receive(head)
    try receive(.end(nil))
    loop.advanceTime(by: .hours(1))
    #expect(channel.isActive)
    let response = HTTPResponseHead(version: .http1_1, status: .ok)
    channel.write(HTTPServerResponsePart.head(response), promise: nil)
    channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
    loop.advanceTime(by: .seconds(59))
    #expect(channel.isActive)
    loop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }
}
