import HTTPTransportAPI
import HTTPTypes
import Synchronization
import Testing

@testable import CurlTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

private func streaming(_ change: (inout TransportOptions) -> Void = { _ in }) -> TransportOptions {
  var options = TransportOptions()
  options.streamsResponse = true
  options.timeout = .seconds(20)
  change(&options)
  return options
}

@Suite("A streamed response", .timeLimit(.minutes(1)))
struct StreamedResponseTests {
  @Test("is there with its header, before its body")
  func headFirst() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 201 Created\r\nContent-Length: 6\r\n\r\nabc")
      gate.wait()
      connection.write("def")
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(), body: .empty, options: streaming())
    #expect(response.head.status == .created)
    #expect(response.metrics?.firstByte != nil)
    #expect(response.body.metrics == nil)
    gate.open()
    var bytes: [UInt8] = []
    for try await chunk in response.body { bytes += chunk }
    #expect(String(decoding: bytes, as: UTF8.self) == "abcdef")
    #expect(response.body.metrics?.bytesReceived ?? 0 > 6)
  }

  @Test("without a body ends at once")
  func noBody() async throws {
    let server = try LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n")
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(), body: .empty, options: streaming())
    #expect(try await response.body.collect(upTo: 0) == [])
  }

  @Test("has its trailer once it is read")
  func trailer() async throws {
    let server = try LoopbackServer.answering(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 7\r\n\r\n")
    let transport = try CurlTransport()
    let name = try #require(HTTPField.Name("X-Sum"))
    let streamed = try await transport.send(server.request(), body: .empty, options: streaming())
    _ = try await streamed.body.collect(upTo: 2)
    #expect(streamed.body.trailerFields[name] == "7")
    let buffered = try await transport.send(server.request())
    #expect(buffered.body.trailerFields[name] == "7")
  }

  @Test("slows the server down when nobody reads, and loses nothing")
  func backPressure() async throws {
    let total = 64 * 1024 * 1024
    let sent = Counter()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
      let piece = [UInt8](repeating: 7, count: 64 * 1024)
      for _ in 0..<(total / piece.count) {
        connection.write(piece)
        sent.add(piece.count)
      }
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(), body: .empty, options: streaming())
    var before = -1
    // Until the server gets no further.
    while sent.value != before {
      before = sent.value
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(before < total / 2)
    var count = 0
    for try await chunk in response.body {
      count += chunk.count
      #expect(chunk.count <= 512 * 1024)
    }
    #expect(count == total)
  }

  @Test("that nobody wants any more ends its connection")
  func dropped() async throws {
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")
      connection.waitForEnd()
      ended.yield()
    }
    let transport = try CurlTransport()
    do {
      let response = try await transport.send(server.request(), body: .empty, options: streaming())
      for try await _ in response.body { break }
    }
    for await _ in endings.prefix(1) {}
  }

  @Test("ends as cancelled when the task that reads it is cancelled")
  func cancelled() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")
      connection.waitForEnd()
    }
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(), body: .empty, options: streaming())
    let (chunks, arrived) = AsyncStream.makeStream(of: Void.self)
    let task = Task { () -> TransportError? in
      do throws(TransportError) {
        for try await _ in response.body { arrived.yield() }
        return nil
      } catch {
        return error
      }
    }
    for await _ in chunks.prefix(1) {}
    task.cancel()
    #expect(await task.value?.code == .cancelled)
    try await transport.expectToGoOn()
  }

  @Test("that breaks off ends in an error after what came")
  func breaksOff() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
    }
    let transport = try CurlTransport()
    let response = try await transport.send(server.request(), body: .empty, options: streaming())
    var bytes: [UInt8] = []
    do throws(TransportError) {
      for try await chunk in response.body { bytes += chunk }
      Issue.record("no error")
    } catch {
      #expect(error.code == .reset)
      #expect(error.requestMayHaveReachedServer)
    }
    #expect(bytes.count == 3)
    try await transport.expectToGoOn()
  }

  @Test("has no size but what its reader accepts")
  func collectLimit() async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let options = streaming { $0.maximumResponseBodySize = 0 }
    let response = try await transport.send(server.request(), body: .empty, options: options)
    #expect(try await response.body.collect(upTo: 2).count == 2)
    let other = try await transport.send(server.request(), body: .empty, options: options)
    await #expect(throws: TransportError.self) { try await other.body.collect(upTo: 1) }
  }

  @Test("keeps its transport until it is read")
  func keepsTransport() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc")
      gate.wait()
      connection.write("def")
      connection.waitForEnd()
    }
    let response = try await CurlTransport().send(
      server.request(), body: .empty, options: streaming())
    gate.open()
    #expect(try await response.body.collect(upTo: 6).count == 6)
  }
}

/// A place to wait at, for a server's thread.
final class Gate: Sendable {
  private let isOpen = Atomic(false)

  func open() { isOpen.store(true, ordering: .releasing) }

  func wait() {
    for _ in 0..<20_000 where !isOpen.load(ordering: .acquiring) { _ = usleep(1000) }
  }
}

/// Counts from any thread.
final class Counter: Sendable {
  private let count = Atomic(0)

  var value: Int { count.load(ordering: .acquiring) }

  func add(_ number: Int) { count.add(number, ordering: .acquiringAndReleasing) }
}
