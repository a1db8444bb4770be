import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import SsmSapLocal
import Testing

@Suite("Faults over the transport in process")
struct LocalTransportFaultTests {
  private let service = LocalService(clock: .still)
  private let clock = VirtualClock()

  private func send(
    _ change: (inout TransportOptions) -> Void = { _ in }
  ) async throws -> TransportResponse {
    var options = TransportOptions()
    change(&options)
    let signed = try SignedRequest()
    let transport = LocalTransport(service) { [clock] in try await clock.sleep(for: $0) }
    return try await transport.send(
      signed.request, body: RequestBody(signed.body), options: options)
  }

  private func failure(
    _ change: (inout TransportOptions) -> Void = { _ in }
  ) async throws -> TransportError? {
    do {
      _ = try await send(change)
      return nil
    } catch let error as TransportError {
      return error
    }
  }

  @Test("A delayed response is waited for")
  func waits() async throws {
    try service.faults.add(Fault(.delay, duration: .seconds(20)))
    _ = try await send()
    #expect(clock.sleeps == [.seconds(20)])
  }

  @Test("A delay ends with the first timeout that it exceeds")
  func timesOut() async throws {
    try service.faults.add(Fault(.delay, duration: .seconds(90)))
    #expect(try await failure()?.code == .timeout)
    let firstByte = try await failure { $0.firstByteTimeout = .seconds(3) }
    #expect(firstByte?.code == .firstByteTimeout)
    #expect(firstByte?.requestMayHaveReachedServer == true)
    #expect(try await failure { $0.idleTimeout = .seconds(2) }?.code == .idleTimeout)
    #expect(clock.sleeps == [.seconds(60), .seconds(3), .seconds(2)])
  }

  @Test("A drip arrives whole, in its time", arguments: [false, true])
  func drips(streams: Bool) async throws {
    try service.faults.add(Fault(.drip, duration: .seconds(10)))
    let response = try await send { $0.streamsResponse = streams }
    let body = try await response.body.collect(upTo: .max)
    let text = String(decoding: body, as: UTF8.self)
    #expect(text.hasPrefix("{") && text.hasSuffix("}"))
    #expect(abs(clock.now() / .seconds(1) - 10) < 0.001)
    #expect(clock.sleeps.count > 10)
  }

  @Test("A drip ends with the timeout that it exceeds")
  func timesOutDrips() async throws {
    try service.faults.add(Fault(.drip, duration: .seconds(100)))
    #expect(try await failure()?.code == .timeout)
    #expect(clock.now() == .seconds(60))
    #expect(try await failure { $0.idleTimeout = .milliseconds(1) }?.code == .idleTimeout)
    let slow = try await failure {
      $0.lowSpeedLimit = .init(bytesPerSecond: 1000, period: .seconds(20))
    }
    #expect(slow?.code == .tooSlow)
  }

  @Test("A cut connection is an error that leaves open what happened", arguments: [false, true])
  func cuts(isAfter: Bool) async throws {
    try service.faults.add(Fault(isAfter ? .cutAfter : .cutBefore))
    let error = try await failure()
    #expect(error?.code == .reset)
    #expect(error?.requestMayHaveReachedServer == true)
  }

  @Test("A streamed response has its head and the beginning of the body before it is cut")
  func cutsStreams() async throws {
    try service.faults.add(Fault(.cutAfter))
    let response = try await send { $0.streamsResponse = true }
    var iterator = response.body.makeAsyncIterator()
    #expect(try await iterator.next()?.isEmpty == false)
    let error = await #expect(throws: TransportError.self) { try await iterator.next() }
    #expect(error?.code == .reset)
  }

  @Test("A task that is cancelled during a delay stops at once", .timeLimit(.minutes(1)))
  func cancels() async throws {
    try service.faults.add(Fault(.delay, duration: .seconds(3000)))
    let begun = AsyncStream.makeStream(of: Void.self)
    let transport = LocalTransport(service) { duration in
      begun.continuation.yield()
      try await Task.sleep(for: duration)
    }
    let signed = try SignedRequest()
    let task = Task { () -> TransportError? in
      do throws(TransportError) {
        var options = TransportOptions()
        options.timeout = .seconds(4000)
        _ = try await transport.send(
          signed.request, body: RequestBody(signed.body), options: options)
        return nil
      } catch {
        return error
      }
    }
    var iterator = begun.stream.makeAsyncIterator()
    await iterator.next()
    task.cancel()
    let error = await task.value
    #expect(error?.code == .cancelled)
    #expect(error?.requestMayHaveReachedServer == true)
  }
}
