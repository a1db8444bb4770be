import AWSSigV4
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import SsmSap

/// Standard retries in both revisions, through the client with a transport that follows a script
/// and a clock that nobody waits for.
enum RetriesSuite: Suite {
  static let name = "retries"

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: ["standard-mode.json"]).flatMap { file in
      let vectors = try VectorFile.read(RetriesVectors.File.self, from: file)
      return vectors.scenarios.map(scenario) + vectors.retryAfter.map(retryAfter)
        + facts(vectors.facts)
    }
  }

  private static func revision(_ version: String) -> RetryRevision? {
    ["2.0": .version20, "2.1": .version21][version]
  }

  // MARK: Scenarios

  private static func scenario(_ vector: RetriesVectors.Scenario) -> ConformanceCase {
    ConformanceCase(name: "\(vector.version) \(vector.name)") {
      guard let revision = revision(vector.version) else {
        return .skipped("there is no revision \(vector.version)")
      }
      let given = vector.given
      let retry = StandardRetry(
        maximumAttempts: given.maxAttempts, revision: revision, quota: given.initialQuota,
        longestBackoff: .seconds(given.maxBackoffSeconds), random: { given.exponentialBase })
      let run = ScriptedCalls(try vector.steps.map { try answer($0.response) }, retry)
      let actual = await run.steps(vector.steps.map(\.outcome))
      let expected = vector.steps.map {
        ScriptedCalls.Step(
          outcome: $0.outcome, quota: $0.quotaAfter,
          delay: $0.delaySeconds.map(ScriptedCalls.milliseconds))
      }
      return Outcome([Difference("steps", expected: expected, actual: actual)].compactMap { $0 })
    }
  }

  private static func answer(_ response: JSONValue) throws -> StubResponse {
    switch response {
    case .number(let status): .response(status: Int(status))
    case .string("throttling"): .response(status: 400, code: "ThrottlingException")
    default: throw VectorFileError("unknown kind of response: \(response)")
    }
  }

  private static func retryAfter(_ vector: RetriesVectors.RetryAfter) -> ConformanceCase {
    ConformanceCase(name: "2.1 x-amz-retry-after: \(vector.header)") {
      let retry = StandardRetry(revision: .version21, random: { vector.exponentialBase })
      let failure = StubResponse.response(
        status: vector.status, headers: ["x-amz-retry-after": vector.header])
      let answers = Array(repeating: failure, count: vector.attempt) + [.response(status: 200)]
      let run = ScriptedCalls(answers, retry)
      let steps = await run.steps(Array(repeating: "retry", count: vector.attempt) + ["success"])
      let delay = steps.dropLast().last?.delay
      return Outcome(
        [
          Difference(
            "delay", expected: ScriptedCalls.milliseconds(vector.delaySeconds), actual: delay)
        ]
        .compactMap { $0 })
    }
  }

  // MARK: Facts

  private static func facts(_ facts: RetriesVectors.Facts) -> [ConformanceCase] {
    facts.throttlingCodes.map { code in
      classified("throttling \(code)", .response(status: 400, code: code), cost: 5, seconds: 1)
    }
      + facts.transientCodes.filter { !facts.throttlingCodes.contains($0) }.map { code in
        classified("transient \(code)", .response(status: 400, code: code), cost: 14, seconds: 0.05)
      }
      + facts.transientStatus.map { status in
        classified("transient \(status)", .response(status: status), cost: 14, seconds: 0.05)
      }
      + facts.transientTransport.map(transport)
      + [numbers("2.0", facts.standard20), numbers("2.1", facts.standard21), headers]
  }

  /// One failure, then success: what the retry costs and how long it waits tell what kind the
  /// failure was taken for.
  private static func classified(
    _ name: String, _ answer: StubResponse, cost: Int, seconds: Double
  ) -> ConformanceCase {
    ConformanceCase(name: name) {
      let retry = StandardRetry(revision: .version21, random: { 1 })
      let run = ScriptedCalls([answer, .response(status: 200)], retry)
      let step = await run.steps(["retry", "success"]).first
      let expected = ScriptedCalls.Step(
        outcome: "retry", quota: StandardRetry.defaultQuota - cost,
        delay: ScriptedCalls.milliseconds(seconds))
      return Outcome([Difference("step", expected: expected, actual: step)].compactMap { $0 })
    }
  }

  private static func transport(_ name: String) -> ConformanceCase {
    let codes: [String: TransportError.Code] = [
      "connection failure": .connect, "connection closed": .reset,
      "connect timeout": .connectTimeout, "read timeout": .timeout, "proxy failure": .connect,
    ]
    guard let code = codes[name] else {
      return ConformanceCase(name: name) { .skipped("a failure that no transport has") }
    }
    return classified("transient \(name)", .failure(code), cost: 14, seconds: 0.05)
  }

  private static func numbers(
    _ version: String, _ expected: RetriesVectors.Numbers
  ) -> ConformanceCase {
    ConformanceCase(name: "\(version) numbers") {
      guard let revision = revision(version) else { return .skipped("no such revision") }
      let retry = StandardRetry(revision: revision, random: { 1 })
      func left(_ answers: StubResponse...) async -> Int {
        let run = ScriptedCalls(
          answers + [.response(status: 200)], StandardRetry(revision: revision, random: { 1 }))
        return await run.steps(["retry", "success"]).first?.quota ?? -1
      }
      let timeoutCost = expected.timeoutCost ?? expected.retryCost
      let throttlingCost = expected.throttlingCost ?? expected.retryCost
      let quota = expected.quota
      // A call without retry gives back one, once something is missing.
      let release = ScriptedCalls(
        [.failure(.connect)] + Array(repeating: .response(status: 500), count: 2)
          + [.response(status: 200)], retry)
      let steps = await release.steps(["retry", "retry", "fail", "success"])
      return Outcome(
        [
          Difference("attempts", expected: expected.maxAttempts, actual: retry.maximumAttempts),
          Difference(
            "retry", expected: quota - expected.retryCost,
            actual: await left(.response(status: 500))),
          Difference(
            "time-out", expected: quota - timeoutCost, actual: await left(.failure(.timeout))),
          Difference(
            "throttling", expected: quota - throttlingCost,
            actual: await left(.response(status: 429))),
          Difference(
            "release", expected: quota - 2 * expected.retryCost + expected.releaseWithoutRetry,
            actual: steps.last?.quota),
        ].compactMap { $0 })
    }
  }

  private static let headers = ConformanceCase(name: "headers of a call and its attempts") {
    let run = ScriptedCalls(
      [
        .response(status: 500), .response(status: 500, headers: ["date": ScriptedCalls.date]),
        .response(status: 200),
      ], StandardRetry(random: { 1 }))
    _ = await run.steps(["retry", "retry", "success"])
    let ids = Set(run.sent("amz-sdk-invocation-id"))
    return Outcome(
      [
        Difference("ids", expected: 1, actual: ids.count),
        Difference("length of the id", expected: 36, actual: ids.first??.count),
        Difference(
          "attempts",
          expected: [
            "attempt=1; max=3", "attempt=2; max=3",
            "ttl=\(ScriptedCalls.dateInAMinute); attempt=3; max=3",
          ], actual: run.sent("amz-sdk-request")),
      ].compactMap { $0 })
  }
}
