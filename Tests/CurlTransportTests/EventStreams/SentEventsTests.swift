import AWSClient
import AWSEventStream
import AWSShapes
import GeneratedRadio
import HTTPTypes
import Synchronization
import Testing

@testable import CurlTransport

@Suite("Events of a request", .timeLimit(.minutes(1)))
struct SentEventsTests {
  /// Keeps the header of the request as it was signed.
  private final class SignedHeader: Interceptor {
    private let request = Mutex<HTTPRequest?>(nil)

    var fields: HTTPFields? { request.withLock { $0?.headerFields } }

    func readAfterSigning(_ request: HTTPRequest, context: CallContext) {
      self.request.withLock { $0 = request }
    }
  }

  /// The messages that a server has received, as they were signed.
  private final class Received: Sendable {
    private let messages = Mutex<[EventStreamMessage]>([])

    var all: [EventStreamMessage] { messages.withLock { $0 } }

    func add(_ message: EventStreamMessage) { messages.withLock { $0.append(message) } }
  }

  /// A server that replies to each event as soon as it has arrived, until the empty one.
  private func server(_ version: EventVersion, _ received: Received) throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard var peer = version.peer(connection) else { return }
      var decoder = EventStreamDecoder()
      var count = 0
      peer.writeHeader()
      while let bytes = peer.readBody() {
        decoder.append(bytes)
        while let message = try? decoder.next() {
          received.add(message)
          guard !message.payload.isEmpty else { continue }
          count += 1
          peer.write(
            EventStreamMessage.event("heard", #"{"text": "ok", "count": \#(count)}"#).bytes)
        }
      }
      peer.finish()
      peer.waitForEnd()
    }
  }

  @Test(
    "Each is signed over the one before, and replies arrive while the request goes on",
    arguments: EventVersion.allCases)
  func conversation(version: EventVersion) async throws {
    let received = Received()
    let header = SignedHeader()
    let server = try server(version, received)
    let client = try TestRadioClient.calling(
      server.authority, httpVersion: version.policy, interceptors: [header])
    let (words, say) = AsyncStream.makeStream(of: WordStream.self)
    let output = try await client.talk(room: "a", words: EventStream(words))
    var replies = output.replies.makeAsyncIterator()
    for count in 1...3 {
      say.yield(.word(WordEvent(text: "word \(count)")))
      let reply = try await replies.next()
      #expect(reply == .heard(HeardEvent(text: "ok", count: Int32(count))))
    }
    say.finish()
    #expect(try await replies.next() == nil)

    let fields = try #require(header.fields)
    let hash = try #require(HTTPField.Name("x-amz-content-sha256"))
    #expect(fields[hash] == "STREAMING-AWS4-HMAC-SHA256-EVENTS")
    #expect(fields[.contentType] == "application/vnd.amazon.eventstream")
    let authorization = try #require(fields[.authorization])
    #expect(authorization.contains("content-type;host;x-amz-content-sha256;x-amz-date"))
    var chain = try #require(
      SignatureChain(authorization: authorization, secret: "fake secret key"))
    #expect(received.all.count == 4)
    for message in received.all { #expect(try chain.verifies(message)) }
    #expect(received.all.last?.payload == [])
    var decoder = EventStreamDecoder()
    decoder.append(try #require(received.all.first).payload)
    let first = try #require(try decoder.next())
    #expect(first.text(of: ":event-type") == "word")
    #expect(String(decoding: first.payload, as: UTF8.self) == #"{"text":"word 1"}"#)
  }

  @Test("An error of their source is that of the call", arguments: EventVersion.allCases)
  func sourceFailure(version: EventVersion) async throws {
    struct Failure: Error {}
    // The server waits for the end of the request before it responds.
    let server = try LoopbackServer { connection in
      guard var peer = version.peer(connection) else { return }
      while peer.readBody() != nil {}
    }
    let client = try TestRadioClient.calling(server.authority, httpVersion: version.policy)
    let words = AsyncThrowingStream<WordStream, any Error> { continuation in
      continuation.yield(.silence(SilenceEvent()))
      continuation.finish(throwing: Failure())
    }
    let error = await #expect(throws: CallError.self) {
      try await client.talk(room: "a", words: EventStream(words))
    }
    #expect(error?.cause is Failure)
  }

  @Test("A task that is cancelled ends request and response", arguments: EventVersion.allCases)
  func cancellation(version: EventVersion) async throws {
    let received = Received()
    let server = try server(version, received)
    let client = try TestRadioClient.calling(server.authority, httpVersion: version.policy)
    let (words, say) = AsyncStream.makeStream(of: WordStream.self)
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    say.onTermination = { _ in ended.yield() }
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let task = Task { () -> (any Error)? in
      do {
        let output = try await client.talk(room: "a", words: EventStream(words))
        for try await _ in output.replies { arrived.yield() }
        return nil
      } catch {
        return error
      }
    }
    say.yield(.word(WordEvent(text: "one")))
    for await _ in arrivals.prefix(1) {}
    task.cancel()
    #expect((await task.value as? CallError)?.kind == .cancelled)
    for await _ in endings.prefix(1) {}
  }
}
