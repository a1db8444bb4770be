import AWSRuntime
import HTTPTransportAPI
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A small request to a source of credentials, and how long and how often it may be tried.
struct SourceRequest {
  /// How the source is named in errors, such as `STS at https://sts.eu-central-1.amazonaws.com`.
  let source: String

  var request: HTTPRequest
  var body: [UInt8] = []

  /// How long one attempt may take.
  var timeout: Duration = .seconds(10)

  /// How often it is sent at most, when the source is overloaded or breaks off.
  var attempts = 3

  /// How long all attempts may take together, with the pauses between them. An attempt gets what is
  /// left of it at most; nothing is sent again when that is too little for a response.
  var budget: Duration = .seconds(30)

  /// Prepares each attempt anew, such as by signing it.
  var prepare: @Sendable (inout HTTPRequest) throws(CredentialsError) -> Void = {
    _ throws(CredentialsError) in
  }

  init(source: String, _ request: HTTPRequest) {
    self.source = source
    self.request = request
  }

  /// Sets a header field of which the library of HTTP types has no constant.
  mutating func setHeader(_ name: String, _ value: String) {
    guard let name = HTTPField.Name(name) else { return }
    request.headerFields[name] = value
  }
}

/// What a source of credentials answered.
struct SourceAnswer: Sendable {
  let status: Int
  let body: [UInt8]
  let date: String?
}

extension SourceRequest {
  private static let largestAnswer = 1 << 20
  private static let longestConnect = Duration.seconds(3)

  /// Sends the request until there is an answer that another attempt would not better.
  ///
  /// - Throws: `CredentialsError` of the kind `unreachable` when no answer came at all.
  func send(in host: HostEnvironment) async throws(CredentialsError) -> SourceAnswer {
    let end = host.monotonicClock.now() + budget
    var attempt = 1
    while true {
      let left = end - host.monotonicClock.now()
      let isLast = attempt >= attempts
      let pause = backOff(after: attempt, in: host)
      func isWorthwhile() -> Bool {
        end - host.monotonicClock.now() - pause >= min(timeout, Self.shortestRetry)
      }
      do {
        let answer = try await sendOnce(in: host, timeout: min(timeout, left))
        guard !isLast, Self.isTransient(answer.status), isWorthwhile() else { return answer }
      } catch {
        guard !isLast, left > timeout, error.kind == .unreachable, isWorthwhile() else {
          throw error
        }
      }
      try await sleep(pause, in: host)
      attempt += 1
    }
  }

  /// The least time that must be left for another attempt.
  private static let shortestRetry = Duration.milliseconds(500)

  private func sendOnce(
    in host: HostEnvironment, timeout: Duration
  ) async throws(CredentialsError) -> SourceAnswer {
    var prepared = request
    try prepare(&prepared)
    var options = TransportOptions()
    options.timeout = max(timeout, .milliseconds(1))
    options.connectTimeout = min(options.timeout, Self.longestConnect)
    options.maximumResponseBodySize = Self.largestAnswer
    do {
      let response = try await host.transport.send(
        prepared, body: RequestBody(body), options: options)
      let bytes = try await response.body.collect(upTo: Self.largestAnswer)
      return SourceAnswer(
        status: response.head.status.code, body: bytes, date: response.head.headerFields[.date])
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: TransportError) -> CredentialsError {
    if Task.isCancelled { return CredentialsError("the task was cancelled", kind: .cancelled) }
    return switch error.code {
    case .cancelled: CredentialsError("the task was cancelled", kind: .cancelled)
    case .timeout, .firstByteTimeout, .idleTimeout:
      CredentialsError("\(source) did not answer in time", kind: .silent)
    default: CredentialsError("\(source) gave no answer: \(error.message)", kind: .unreachable)
    }
  }

  private static func isTransient(_ status: Int) -> Bool {
    status == 429 || (500...599).contains(status)
  }

  private static let firstBackOff = 0.1

  private func backOff(after attempt: Int, in host: HostEnvironment) -> Duration {
    .seconds(Self.firstBackOff * Double(1 << min(attempt, 4)) * host.random())
  }

  private func sleep(_ pause: Duration, in host: HostEnvironment) async throws(CredentialsError) {
    do {
      try await host.monotonicClock.sleep(for: pause)
    } catch {
      throw CredentialsError("the task was cancelled", kind: .cancelled)
    }
  }
}

extension SourceAnswer {
  /// What the answer says of an error, where it is JSON with a message; the rest may be anything.
  var message: String {
    let members = JSONDocument.object(body)
    let message = members?["message"] ?? members?["Message"]
    return message?.string.map { ": \($0)" } ?? ""
  }

  /// How far this machine's clock is off, where the answer has a date and it matters.
  func clockHint(_ now: Date) -> String {
    guard let date = date.flatMap(HTTPDate.parse) else { return "" }
    let skew = now.timeIntervalSince(date).rounded()
    guard abs(skew) >= 120, abs(skew) < 1e9 else { return "" }
    let minutes = Int((abs(skew) / 60).rounded())
    return "; this machine's clock is \(minutes) minutes \(skew > 0 ? "ahead of" : "behind") that "
      + "of the service: set it right"
  }
}
