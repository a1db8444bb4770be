import HTTPTypes
import NIOCore
import NIOHTTP1
import SsmSapLocal

/// Writes the response to one request on its connection.
struct ResponseWriter: Sendable {
  private let channel: any Channel
  private let version: HTTPVersion
  private let isKeptAlive: Bool
  /// Whether the response has no body whatever its length: the request's method is HEAD.
  private let isHeadOnly: Bool

  init(_ request: HTTPRequestHead, on channel: any Channel) {
    self.channel = channel
    self.version = request.version
    self.isKeptAlive = request.isKeepAlive
    self.isHeadOnly = request.method == .HEAD
  }

  /// Whether the client is still there.
  var isConnected: Bool { channel.isActive }

  /// Writes a whole response, and flushes it once.
  func write(_ response: LocalResponse) {
    write(head(of: response))
    if !isHeadOnly { write(response.body[...]) }
    end(keepingConnection: isKeptAlive)
  }

  /// Refuses a malformed request, and closes the connection: what follows may be malformed, too.
  func refuse() {
    var head = HTTPResponseHead(version: version, status: .badRequest)
    head.headers.add(name: "Content-Length", value: "0")
    head.headers.add(name: "Connection", value: "close")
    write(head)
    end(keepingConnection: false)
  }

  /// Writes a response the way its reply asks for.
  ///
  /// - Throws: `CancellationError`, or the error of a connection that the client has closed.
  func write(_ reply: LocalReply) async throws {
    if reply.delay > .zero { try await Task.sleep(for: reply.delay) }
    switch reply.delivery {
    case .whole: write(reply.response)
    case .drip(let bytes, let pause): try await drip(reply.response, bytes, every: pause)
    case .cut(nil): try await channel.close()
    case .cut(let length?): try await cut(reply.response, after: length)
    }
  }

  /// Writes a stream, then closes the connection.
  func write(_ events: EventStream, until isStopping: () -> Bool) async throws {
    var head = HTTPResponseHead(version: version, status: .ok)
    head.headers.add(name: "Content-Type", value: "text/event-stream")
    head.headers.add(name: "Cache-Control", value: "no-store")
    head.headers.add(name: "Connection", value: "close")
    try await flush(.head(head))
    try await events.run(until: isStopping) { text in
      try await flush(.body(.byteBuffer(ByteBuffer(string: text))))
    }
    end(keepingConnection: false)
  }

  /// Closes the connection without a response, or without the rest of one.
  func abandon() {
    channel.close(promise: nil)
  }

  private func drip(_ response: LocalResponse, _ bytes: Int, every pause: Duration) async throws {
    try await flush(.head(head(of: response)))
    var rest = isHeadOnly ? [] : response.body[...]
    while !rest.isEmpty {
      try await Task.sleep(for: pause)
      let chunk = rest.prefix(max(bytes, 1))
      rest = rest.dropFirst(chunk.count)
      try await flush(.body(.byteBuffer(ByteBuffer(bytes: chunk))))
    }
    end(keepingConnection: isKeptAlive)
  }

  private func cut(_ response: LocalResponse, after length: Int) async throws {
    write(head(of: response))
    try await flush(.body(.byteBuffer(ByteBuffer(bytes: response.body.prefix(max(length, 0))))))
    try await channel.close()
  }

  private func head(of response: LocalResponse) -> HTTPResponseHead {
    var head = HTTPResponseHead(
      version: version, status: HTTPResponseStatus(statusCode: response.head.status.code))
    for field in response.head.headerFields {
      head.headers.add(name: field.name.rawName, value: field.value)
    }
    head.headers.replaceOrAdd(name: "Content-Length", value: String(response.body.count))
    return addingConnection(to: head)
  }

  /// HTTP/1.1 keeps a connection unless told otherwise, and HTTP/1.0 closes it.
  private func addingConnection(to head: HTTPResponseHead) -> HTTPResponseHead {
    var head = head
    if !isKeptAlive {
      head.headers.replaceOrAdd(name: "Connection", value: "close")
    } else if version == .http1_0 {
      head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
    }
    return head
  }

  private func write(_ head: HTTPResponseHead) {
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
  }

  private func write(_ body: ArraySlice<UInt8>) {
    guard !body.isEmpty else { return }
    let part = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: body)))
    channel.write(part, promise: nil)
  }

  private func end(keepingConnection: Bool) {
    let channel = channel
    channel.writeAndFlush(HTTPServerResponsePart.end(nil)).whenComplete { result in
      if case .success = result, keepingConnection { return }
      channel.close(promise: nil)
    }
  }

  private func flush(_ part: HTTPServerResponsePart) async throws {
    try await channel.writeAndFlush(part)
  }
}
