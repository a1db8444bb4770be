import AWSSigV4
import CurlTransport
import Foundation
import HTTPTransportAPI
import HTTPTypes

/// Signed requests for one operation of the local service.
struct LocalLoad: Sendable {
  /// What the requests call.
  struct Call: Sendable {
    var path: String
    var body: String

    static let getApplication = Call(
      path: "/get-application", body: #"{"ApplicationId":"HANA-PRD"}"#)
    static let startApplicationRefresh = Call(
      path: "/start-application-refresh", body: #"{"ApplicationId":"HANA-PRD"}"#)
  }

  /// The service refused a request.
  struct Refusal: Error, CustomStringConvertible {
    var description: String
  }

  private static let largestResponse = 1 << 20

  private let authority: String
  private let call: Call
  private let transport: CurlTransport
  private let signer = SigV4Signer()
  private let credentials = Credentials(
    accessKeyID: "AKIDLOCALEXAMPLE", secretAccessKey: "local-secret-for-examples-only")

  init(_ authority: String, _ call: Call, over transport: CurlTransport) {
    self.authority = authority
    self.call = call
    self.transport = transport
  }

  /// Sends a number of requests, so many at a time, each connection one after the other.
  @discardableResult
  func run(_ count: Int, inFlight: Int = 1) async throws -> LoadResult {
    let start = ContinuousClock.now
    let times = try await withThrowingTaskGroup(of: [Duration].self) { group in
      for number in 0..<inFlight {
        let share = count / inFlight + (number < count % inFlight ? 1 : 0)
        group.addTask { try await send(share) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return LoadResult(times, in: start.duration(to: .now))
  }

  private func send(_ count: Int) async throws -> [Duration] {
    var times: [Duration] = []
    times.reserveCapacity(count)
    for _ in 0..<count {
      let start = ContinuousClock.now
      try await send()
      times.append(start.duration(to: .now))
    }
    return times
  }

  private func send() async throws {
    let body = Array(call.body.utf8)
    var request = HTTPRequest(
      method: .post, scheme: "http", authority: authority, path: call.path)
    request.headerFields[.contentType] = "application/json"
    try signer.sign(
      &request, payload: .bytes(body),
      with: SigningContext(
        credentials: credentials, date: Date(), region: "eu-central-1", service: "ssm-sap"))
    let response = try await transport.send(
      request, body: RequestBody(body), options: TransportOptions())
    let answer = try await response.body.collect(upTo: Self.largestResponse)
    guard response.head.status == .ok else {
      throw Refusal(
        description: "\(response.head.status): \(String(decoding: answer, as: UTF8.self))")
    }
  }
}
