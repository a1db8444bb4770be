import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import SsmSap
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Calls whose answers are known beforehand, and what the client's retries make of them.
struct ScriptedCalls {
  /// What came of one answer.
  struct Step: Equatable, Sendable {
    let outcome: String
    let quota: Int
    /// In milliseconds.
    let delay: Int?
  }

  static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }

  /// When every answer is given, and a minute later: a minute is what an attempt may take.
  static let date = "Sun, 30 Aug 2015 12:36:00 GMT"
  static let dateInAMinute = "20150830T123700Z"

  private let retry: StandardRetry
  private let transport: StubTransport
  private let clock: RecordingClock
  private let client: SsmSapClient

  init(_ answers: [StubResponse], _ retry: StandardRetry) {
    self.retry = retry
    transport = StubTransport(answers)
    clock = RecordingClock(retry)
    var configuration = ClientConfiguration(transport: transport, environment: [:])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(
      Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret"))
    configuration.retry = retry
    configuration.monotonicClock = clock
    configuration.clock = VirtualClock(startingAt: Date(timeIntervalSince1970: 1_440_938_160))
    client = SsmSapClient(configuration)
  }

  /// Calls until every outcome has come; a retry belongs to the call before it.
  func steps(_ outcomes: [String]) async -> [Step] {
    var steps: [Step] = []
    for _ in outcomes where outcomes.count > steps.count {
      let outcome = await call()
      steps += clock.takeSteps()
      steps.append(Step(outcome: outcome, quota: retry.availableQuota, delay: nil))
    }
    return steps
  }

  /// The values of a header in the requests that were sent.
  func sent(_ header: String) -> [String?] {
    transport.sent.map { sent in
      HTTPField.Name(header).flatMap { sent.request.headerFields[$0] }
    }
  }

  private func call() async -> String {
    do {
      _ = try await client.getOperation(operationId: "01234567-89ab-cdef-0123-456789abcdef")
      return "success"
    } catch {
      return error.kind == .service || error.kind == .transport ? "fail" : "\(error)"
    }
  }
}

extension StubResponse {
  /// A response with an empty document.
  static func response(
    status: Int, code: String? = nil, headers: [String: String] = [:]
  ) -> StubResponse {
    var headers = headers
    headers["x-amzn-errortype"] = code
    return .status(status, headers, body: "{}")
  }

  /// A failure after which the server may have received the request.
  static func failure(_ code: TransportError.Code) -> StubResponse {
    .failure(TransportError(code, "the script says so", requestMayHaveReachedServer: true))
  }
}

/// A clock whose sleeps return at once and are recorded.
private final class RecordingClock: MonotonicClock {
  private let retry: StandardRetry
  private let steps = Mutex<[ScriptedCalls.Step]>([])

  init(_ retry: StandardRetry) {
    self.retry = retry
  }

  func now() -> Duration { .zero }

  func sleep(for duration: Duration) async throws {
    let step = ScriptedCalls.Step(
      outcome: "retry", quota: retry.availableQuota,
      delay: ScriptedCalls.milliseconds(duration / .seconds(1)))
    steps.withLock { $0.append(step) }
  }

  func takeSteps() -> [ScriptedCalls.Step] {
    steps.withLock { steps in
      defer { steps = [] }
      return steps
    }
  }
}
