import HTTPTransportAPI
import HTTPTypes

/// A check that needs no scripted server.
struct ContractCheck: ConformanceCheck {
  let check: TransportConformance.Check
  let run: @Sendable (any HTTPTransport, TransportConformance.Sample) async throws -> Void

  init(
    _ check: TransportConformance.Check,
    _ run: @escaping @Sendable (any HTTPTransport, TransportConformance.Sample) async throws -> Void
  ) {
    self.check = check
    self.run = run
  }

  static let all: [ContractCheck] = [
    ContractCheck(.answers) { transport, sample in
      for _ in 0..<3 {
        let (status, body) = try await transport.exchange(sample)
        try expect(status == sample.status, "the status is \(status.code)")
        try expect(!body.isEmpty, "the body is empty")
      }
    },
    ContractCheck(.answersManyAtATime) { transport, sample in
      let count = 64
      let expected = try await transport.exchange(sample).1
      let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<count {
          group.addTask { try await transport.exchange(sample).1 == expected }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      try expect(answered == count, "\(count - answered) of \(count) answers are different")
    },
    ContractCheck(.streamsRequests) { transport, sample in
      let expected = try await transport.exchange(sample)
      let pieces = RequestBody(length: Int64(sample.body.count)) {
        AsyncStream<[UInt8]> { continuation in
          for byte in sample.body { continuation.yield([byte]) }
          continuation.finish()
        }
      }
      let response = try await transport.send(
        sample.request, body: pieces, options: TransportOptions())
      try expect(response.head.status == expected.0, "the status is \(response.head.status.code)")
    },
    ContractCheck(.streamsResponses) { transport, sample in
      let expected = try await transport.exchange(sample)
      var options = TransportOptions()
      options.streamsResponse = true
      let response = try await transport.send(
        sample.request, body: RequestBody(sample.body), options: options)
      var count = 0
      for try await chunk in response.body {
        try expect(!chunk.isEmpty, "there is an empty chunk")
        count += chunk.count
      }
      try expect(count == expected.1.count, "\(count) of \(expected.1.count) bytes came")
    },
    ContractCheck(.limitsBodies) { transport, sample in
      let size = try await transport.exchange(sample).1.count
      var options = TransportOptions()
      options.maximumResponseBodySize = size
      let response = try await transport.send(
        sample.request, body: RequestBody(sample.body), options: options)
      try expect(try await response.body.collect(upTo: size).count == size, "the body is cut")
      options.maximumResponseBodySize = size - 1
      let error = try await failure("a body over the limit") {
        [options] () async throws(TransportError) in
        try await transport.send(sample.request, body: RequestBody(sample.body), options: options)
      }
      try expect(error.code == .bodyTooLarge, "a body over the limit has the code \(error.code)")
    },
    ContractCheck(.sendsNothingWhenCancelled) { transport, sample in
      let task = Task { () -> TransportError? in
        while !Task.isCancelled { await Task.yield() }
        do throws(TransportError) {
          _ = try await transport.send(
            sample.request, body: RequestBody(sample.body), options: TransportOptions())
          return nil
        } catch {
          return error
        }
      }
      task.cancel()
      guard let error = await task.value else { throw Broken("a cancelled task was answered") }
      try expect(error.code == .cancelled, "the code is \(error.code)")
      try expect(!error.requestMayHaveReachedServer, "the server may have acted")
    },
  ]
}

extension HTTPTransport {
  /// Sends the sample and returns the status and the body of its response.
  func exchange(
    _ sample: TransportConformance.Sample
  ) async throws(TransportError) -> (HTTPResponse.Status, [UInt8]) {
    let response = try await send(
      sample.request, body: RequestBody(sample.body), options: TransportOptions())
    return (response.head.status, try await response.body.collect(upTo: .max))
  }
}

extension TransportConformance.Check {
  /// A request gets the same response each time, whatever its status.
  public static let answers = Self(rawValue: "a request is answered")
  /// Many concurrent requests each get their response.
  public static let answersManyAtATime = Self(rawValue: "many requests at a time are answered")
  /// A streamed request body arrives like a buffered one.
  public static let streamsRequests = Self(rawValue: "a request body may be streamed")
  /// A response body can be streamed.
  public static let streamsResponses = Self(rawValue: "a response may be streamed")
  /// A response body over the limit is an error; one exactly at the limit is complete.
  public static let limitsBodies = Self(rawValue: "a response body has a limit")
  /// A task that is already cancelled sends nothing.
  public static let sendsNothingWhenCancelled = Self(rawValue: "a cancelled task sends nothing")
}
