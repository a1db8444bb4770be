import CCurlBaseline
import CurlTransport
import HTTPTransportAPI
import HTTPTypes

/// So many requests, so many at a time.
struct Load {
  /// 1 for one after the other.
  var inFlight: Int
  var requests: Int

  /// What came of one turn.
  struct Turn {
    /// Requests a second.
    var rate: Double
    /// Microseconds of the client's processor time for each request.
    var processorTime: Double
  }

  /// Some requests were not answered.
  struct Unanswered: Error {
    var answered: Int
  }

  private static let body = "{\"OperationId\":\"6a3bf0e8-0000-4000-8000-000000000000\"}"

  /// Sends them all, and takes the time.
  func run(_ side: Side, authority: String) async throws -> Turn {
    let transport = side == .baseline ? nil : try Self.makeTransport(inFlight)
    let clock = ContinuousClock()
    let processorTime = processor_microseconds()
    let start = clock.now
    let answered: Int
    switch transport {
    case nil: answered = baseline(authority)
    case let transport?:
      let executor = side == .onThread ? transport.executor : nil
      answered = try await withTaskExecutorPreference(executor) {
        try await send(over: transport, authority)
      }
    }
    let seconds = (clock.now - start) / .seconds(1)
    let spent = processor_microseconds() - processorTime
    await transport?.close()
    guard answered == requests else { throw Unanswered(answered: answered) }
    return Turn(
      rate: Double(requests) / seconds, processorTime: Double(spent) / Double(requests))
  }

  private static func makeTransport(_ inFlight: Int) throws -> CurlTransport {
    var configuration = CurlTransportConfiguration()
    configuration.limits.connections = max(512, inFlight)
    return try CurlTransport(configuration: configuration)
  }

  private func baseline(_ authority: String) -> Int {
    let url = "http://\(authority)/"
    return inFlight == 1
      ? baseline_sequential(url, requests) : baseline_multi(url, requests, Int32(inFlight))
  }

  private func send(over transport: CurlTransport, _ authority: String) async throws -> Int {
    guard inFlight > 1 else { return try await send(requests, to: authority, over: transport) }
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<inFlight {
        let share = requests / inFlight + (number < requests % inFlight ? 1 : 0)
        group.addTask { try await send(share, to: authority, over: transport) }
      }
      return try await group.reduce(0, +)
    }
  }

  /// What one task does. It has a request of its own, as clients make one for each call.
  private func send(
    _ count: Int, to authority: String, over transport: CurlTransport
  ) async throws -> Int {
    let request = Self.request(to: authority)
    let body = RequestBody(Array(Self.body.utf8))
    let options = TransportOptions()
    var answered = 0
    for _ in 0..<count {
      let response = try await transport.send(request, body: body, options: options)
      let bytes = try await response.body.collect(upTo: 1 << 20)
      if response.head.status == .ok, !bytes.isEmpty { answered += 1 }
    }
    return answered
  }

  private static func request(to authority: String) -> HTTPRequest {
    var request = HTTPRequest(method: .post, scheme: "http", authority: authority, path: "/")
    request.headerFields[.contentType] = "application/json"
    if let name = HTTPField.Name("X-Amz-Date") { request.headerFields[name] = "20260101T000000Z" }
    request.headerFields[.authorization] =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/eu-central-1/ssm-sap/aws4_request, "
      + "SignedHeaders=content-type;host;x-amz-date, Signature=" + String(repeating: "0", count: 64)
    return request
  }
}
