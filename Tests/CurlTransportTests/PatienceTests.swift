import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import CurlTransport

@Suite("Waiting for a response on the thread that asked", .timeLimit(.minutes(1)))
struct PatienceTests {
  @Test("is tried as long as responses come in time, but for one in a hundred")
  func goesOn() {
    var patience = Patience()
    var tries = 0
    for _ in 0..<1010 where patience.isWorthTrying() {
      tries += 1
      patience.note(inTime: true)
    }
    #expect(tries == 1000)
  }

  @Test("leaves the next sixteen to the agent when one response comes late, then twice as many")
  func pauses() {
    var patience = Patience()
    for pause in [16, 32, 64] {
      patience.note(inTime: false)
      var skipped = 0
      while !patience.isWorthTrying(), skipped < 1000 { skipped += 1 }
      #expect(skipped == pause)
    }
  }

  @Test("is tried for one request in a thousand when they never do, and always once one did")
  func givesUp() {
    var patience = Patience()
    var tries = 0
    for _ in 0..<100_000 where patience.isWorthTrying() {
      tries += 1
      patience.note(inTime: false)
    }
    #expect((100...120).contains(tries))
    while !patience.isWorthTrying() {}
    patience.note(inTime: true)
    let isWorthTrying = patience.isWorthTrying()
    #expect(isWorthTrying)
  }

  @Test("ends for the agent to go on when the response takes its time")
  func lateResponses() async throws {
    let server = try LoopbackServer { connection in
      var isLate = false
      while connection.readRequest() != nil {
        isLate.toggle()
        if isLate { connection.pause(milliseconds: 5) }
        connection.write(okay)
      }
    }
    let transport = try CurlTransport()
    for _ in 0..<40 {
      #expect(try await transport.send(server.request()).head.status == .ok)
    }
  }

  @Test("ends when the task is cancelled, the time is over or the transport is closed")
  func endsEarly() async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let server = try LoopbackServer { connection in
      for _ in 0..<20 where connection.readRequest() != nil { connection.write(okay) }
      _ = connection.readRequest()
      arrived.yield()
      connection.waitForEnd()
    }
    var unanswered = arrivals.makeAsyncIterator()
    for end in [TransportError.Code.cancelled, .timeout, .closed] {
      let transport = try CurlTransport()
      for _ in 0..<20 {
        #expect(try await transport.send(server.request()).head.status == .ok)
      }
      let task = Task {
        try await transport.send(
          server.request(), timeout: end == .timeout ? .milliseconds(1) : .seconds(30))
      }
      await unanswered.next()
      if end == .cancelled { task.cancel() }
      if end == .closed { await transport.close() }
      let error = await #expect(throws: TransportError.self) { try await task.value }
      #expect(error?.code == end)
    }
  }

  @Test("keeps no other task from sending, nor the transport from being closed", arguments: 0..<20)
  func othersGoOn(round: Int) async throws {
    let server = try LoopbackServer.answering(okay)
    let transport = try CurlTransport()
    let tasks = (0..<1 + round % 3).map { number in
      Task {
        for index in 0..<1000 {
          let request = Task { try await transport.send(server.request()).head.status }
          if number > 0, index.isMultiple(of: 3) { request.cancel() }
          switch await request.result {
          case .success(let status): #expect(status == .ok)
          case .failure(let error):
            let code = (error as? TransportError)?.code
            #expect(code == .closed || code == .cancelled)
            if code == .closed { return }
          }
        }
      }
    }
    try await Task.sleep(for: .milliseconds(round))
    await transport.close()
    for task in tasks { await task.value }
  }
}
