import AWSCredentials
import AWSRuntime
import AWSSigV4
import HTTPTransportAPI
import HTTPTypes
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A clock that a test moves; who waits by it moves it on and goes on at once.
final class TestClock: WallClock, MonotonicClock {
  private let start: Date
  private let passed = Mutex<TimeInterval>(0)

  init(_ start: Date = TestHost.start) {
    self.start = start
  }

  func now() -> Date { start.addingTimeInterval(passed.withLock { $0 }) }

  func now() -> Duration { .seconds(passed.withLock { $0 }) }

  func advance(by seconds: TimeInterval) {
    passed.withLock { $0 += seconds }
  }

  func sleep(for duration: Duration) async throws {
    let parts = duration.components
    advance(by: Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }
}

/// Environments of which nothing is the machine's.
enum TestHost {
  static let start = Date(timeIntervalSince1970: 1_800_000_000)

  static func make(
    variables: [String: String] = [:], config: String = "", credentials: String = "",
    files: [String: String] = [:], transport: any HTTPTransport = TestTransport(),
    clock: TestClock = TestClock(), random: Double = 0.5
  ) -> HostEnvironment {
    var all = files
    all["/home/user/.aws/config"] = config
    all["/home/user/.aws/credentials"] = credentials
    var host = HostEnvironment(
      transport: transport,
      variables: ["HOME": "/home/user"].merging(variables) { $1 })
    host.homeDirectory = nil
    host.files = HostFiles(all)
    host.clock = clock
    host.monotonicClock = clock
    host.random = { random }
    host.runProcess = { _, _ throws(ProcessError) in
      throw ProcessError("this test runs no process")
    }
    return host
  }
}

/// Answers by a function, and keeps what it was sent.
final class TestTransport: HTTPTransport {
  struct Sent: Sendable {
    let request: HTTPRequest
    let body: String
    let options: TransportOptions

    var url: String {
      "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")"
    }
  }

  typealias Answer = @Sendable (Sent) throws(TransportError) -> (status: Int, body: String)

  private let answer: Answer
  private let headers: [String: String]
  private let kept = Mutex<[Sent]>([])

  /// Nothing is reachable unless an answer is given.
  init(
    headers: [String: String] = [:],
    _ answer: @escaping Answer = { _ throws(TransportError) in
      throw TransportError(.connect, "no route to host", requestMayHaveReachedServer: false)
    }
  ) {
    self.headers = headers
    self.answer = answer
  }

  var sent: [Sent] { kept.withLock { $0 } }

  func send(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions
  ) async throws(TransportError) -> TransportResponse {
    let sent = Sent(
      request: request, body: String(decoding: body.bytes ?? [], as: UTF8.self), options: options)
    kept.withLock { $0.append(sent) }
    let (status, text) = try answer(sent)
    var head = HTTPResponse(status: .init(code: status))
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { head.headerFields[name] = value }
    }
    return TransportResponse(head: head, body: ResponseBody(Array(text.utf8)))
  }
}
