import AWSClient
import AWSEventStream
import AWSShapes
import GeneratedRadio
import Testing

@testable import CurlTransport

@Suite("Events of a response", .timeLimit(.minutes(1)))
struct ReceivedEventsTests {
  /// A server that writes the header of a response, then does what the script says.
  private func server(
    _ version: EventVersion, _ script: @escaping @Sendable (inout any EventPeer) -> Void
  ) throws -> LoopbackServer {
    try LoopbackServer { connection in
      guard var peer = version.peer(connection) else { return }
      peer.writeHeader()
      script(&peer)
    }
  }

  private func client(
    of server: LoopbackServer, _ version: EventVersion
  ) throws -> TestRadioClient {
    try TestRadioClient.calling(server.authority, httpVersion: version.policy)
  }

  private func song(_ title: String) -> [UInt8] {
    EventStreamMessage.event("song", #"{"title": "\#(title)"}"#).bytes
  }

  @Test("arrive one by one while the response goes on", arguments: EventVersion.allCases)
  func oneByOne(version: EventVersion) async throws {
    let gates = (0..<3).map { _ in Gate() }
    let messages = (0..<3).map { song("\($0)") }
    let server = try server(version) { peer in
      for (gate, message) in zip(gates, messages) {
        gate.wait()
        // In two pieces, of which the first is no message yet.
        peer.write(Array(message.prefix(20)))
        peer.write(Array(message.dropFirst(20)))
      }
      peer.finish()
      peer.waitForEnd()
    }
    // The output is there before the first event.
    let output = try await client(of: server, version).listen(station: "x")
    var iterator = output.programme.makeAsyncIterator()
    for (number, gate) in gates.enumerated() {
      gate.open()
      #expect(try await iterator.next() == .song(SongEvent(title: "\(number)")))
    }
    #expect(try await iterator.next() == nil)
  }

  @Test("slow the server down when nobody reads, and are all there")
  func backPressure() async throws {
    // The server's end of HTTP/2 ignores windows.
    let version = EventVersion.http1
    let count = 2000
    let message = EventStreamMessage(
      headers: EventStreamMessage.event("sound").headers,
      payload: [UInt8](repeating: 1, count: 16 * 1024)
    ).bytes
    let sent = Counter()
    let server = try server(version) { peer in
      for _ in 0..<count {
        peer.write(message)
        sent.add(1)
      }
      peer.finish()
      peer.waitForEnd()
    }
    let output = try await client(of: server, version).listen(station: "x")
    var before = -1
    // Until the server gets no further.
    while sent.value != before {
      before = sent.value
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(before < count / 2)
    var received = 0
    for try await event in output.programme {
      guard case .sound(let sound) = event else { break }
      received += sound.samples?.count ?? 0
    }
    #expect(received == count * 16 * 1024)
  }

  @Test(
    "end with the task that reads them, and so does the connection",
    arguments: EventVersion.allCases)
  func cancellation(version: EventVersion) async throws {
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let first = song("1")
    let server = try server(version) { peer in
      peer.write(first)
      peer.waitForEnd()
      ended.yield()
    }
    let client = try client(of: server, version)
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let task = Task { () -> (any Error)? in
      do {
        for try await _ in try await client.listen(station: "x").programme { arrived.yield() }
        return nil
      } catch {
        return error
      }
    }
    for await _ in arrivals.prefix(1) {}
    task.cancel()
    #expect((await task.value as? CallError)?.kind == .cancelled)
    for await _ in endings.prefix(1) {}
  }

  @Test("that nobody reads any more end the connection", arguments: EventVersion.allCases)
  func dropped(version: EventVersion) async throws {
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let first = song("1")
    let server = try server(version) { peer in
      peer.write(first)
      peer.waitForEnd()
      ended.yield()
    }
    let client = try client(of: server, version)
    do {
      for try await _ in try await client.listen(station: "x").programme { break }
    }
    for await _ in endings.prefix(1) {}
  }

  /// Reads until the error.
  private func failure(
    _ messages: [[UInt8]], _ version: EventVersion, endsBody: Bool = true
  ) async throws -> (count: Int, error: (any Error)?) {
    let server = try server(version) { peer in
      for message in messages { peer.write(message) }
      if endsBody {
        peer.finish()
        peer.waitForEnd()
      }
    }
    let output = try await client(of: server, version).listen(station: "x")
    var count = 0
    do {
      for try await _ in output.programme { count += 1 }
      return (count, nil)
    } catch {
      return (count, error)
    }
  }

  @Test(
    "end in an exception of the model, which is thrown as it is", arguments: EventVersion.allCases)
  func exception(version: EventVersion) async throws {
    let message = EventStreamMessage.exception("offAir", #"{"message": "Good night"}"#)
    let (count, error) = try await failure([song("1"), message.bytes], version)
    #expect(count == 1)
    #expect((error as? OffAirException)?.message == "Good night")
  }

  @Test(
    "end in an error at a broken message, after those before it", arguments: EventVersion.allCases)
  func brokenMessage(version: EventVersion) async throws {
    var broken = song("2")
    broken[30] ^= 1
    let (count, error) = try await failure([song("1"), broken, song("3")], version)
    #expect(count == 1)
    #expect((error as? EventStreamError)?.kind == .messageChecksum)
    #expect((error as? EventStreamError)?.offset == song("1").count)
  }

  @Test(
    "end in an error where the response ends within a message", arguments: EventVersion.allCases)
  func truncated(version: EventVersion) async throws {
    let (count, error) = try await failure([song("1"), Array(song("2").dropLast(4))], version)
    #expect(count == 1)
    #expect((error as? EventStreamError)?.kind == .truncated)
  }

  @Test("end in an error where the connection breaks")
  func brokenConnection() async throws {
    let (count, error) = try await failure([song("1")], .http1, endsBody: false)
    #expect(count == 1)
    #expect((error as? CallError)?.kind == .transport)
  }

  @Test("are not there where the service refuses the request")
  func refusal() async throws {
    let server = try LoopbackServer.answering(
      "HTTP/1.1 503 Busy\r\nx-amzn-errortype: BusyException\r\nContent-Length: 2\r\n\r\n{}")
    let client = try TestRadioClient.calling(server.authority)
    let error = await #expect(throws: CallError.self) { try await client.listen(station: "x") }
    #expect(error?.modeled is BusyException)
  }
}
