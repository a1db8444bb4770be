import AWSRuntime
import HTTPTransportAPI
import HTTPTypes

/// A request to a source of credentials, with its time and retry limits.
struct SourceRequest {
  /// The name of the source in errors, such as `STS at https://sts.eu-central-1.amazonaws.com`.
  let source: String

  var request: HTTPRequest
  var body: [UInt8] = []

  /// The time limit of one attempt.
  var timeout: Duration = .seconds(10)

  /// The maximum number of attempts, the first included.
  var attempts = 3

  /// The time limit of all attempts and the pauses between them. An attempt that starts late gets
  /// what is left of it.
  var budget: Duration = .seconds(30)

  /// Whether another attempt follows one that got a connection and no response in time.
  var retriesSilence = true

  /// Whether the request may go through a proxy. Loopback and metadata addresses never do.
  var usesProxy = true

  /// Changes the request before each attempt, for example to sign it.
  var prepare: @Sendable (inout HTTPRequest) throws(CredentialsError) -> Void = {
    _ throws(CredentialsError) in
  }

  init(source: String, _ request: HTTPRequest) {
    self.source = source
    self.request = request
  }

  /// Sets a header field that the HTTP types library has no constant for.
  mutating func setHeader(_ name: String, _ value: String) {
    guard let name = HTTPField.Name(name) else { return }
    request.headerFields[name] = value
  }
}

extension SourceRequest {
  /// The result of an attempt.
  enum Outcome {
    /// A response arrived, whatever its status.
    case answer(SourceAnswer)
    /// No response arrived. The transport's error is `nil` if nothing was sent.
    case failure(CredentialsError, TransportError?)
  }

  private static let maximumBodySize = 1 << 20
  private static let longestConnect = Duration.seconds(3)

  /// An attempt with less time than this could only hide the failure of the one before it.
  private static let shortestAttempt = Duration.milliseconds(500)

  /// Sends the request, and sends it again after failures that may pass: throttling, outages,
  /// broken connections and timeouts, as for a call to any service.
  ///
  /// - Throws: `CredentialsError` of the kind `unreachable` if no response arrived, or of the kind
  ///   `cancelled`.
  func send(in host: HostEnvironment) async throws(CredentialsError) -> SourceAnswer {
    switch await outcome(in: host) {
    case .answer(let answer): return answer
    case .failure(let error, _): throw error
    }
  }

  /// Sends the request as `send` does, and returns the last attempt's result.
  func outcome(in host: HostEnvironment) async -> Outcome {
    let start = host.monotonicClock.now()
    var left = budget
    var attempt = 1
    while true {
      let outcome = await sendOnce(in: host, timeout: min(timeout, left))
      guard attempt < attempts, let kind = retryKind(after: outcome) else { return outcome }
      let pause = Self.longestPause(after: attempt, kind) * host.random()
      left = budget - (host.monotonicClock.now() - start) - pause
      guard left >= min(timeout, Self.shortestAttempt) else { return outcome }
      do {
        try await host.monotonicClock.sleep(for: pause)
      } catch {
        return .failure(Self.cancellation, nil)
      }
      attempt += 1
    }
  }

  private func sendOnce(in host: HostEnvironment, timeout: Duration) async -> Outcome {
    guard let transport = host.transport else {
      let error = CredentialsError(
        "\(source) needs a transport: set the transport of HostEnvironment", kind: .configuration)
      return .failure(error, nil)
    }
    var prepared = request
    do {
      try prepare(&prepared)
    } catch {
      return .failure(error, nil)
    }
    do {
      let response = try await transport.send(
        prepared, body: RequestBody(body), options: options(timeout))
      let bytes = try await response.body.collect(upTo: Self.maximumBodySize)
      let fields = response.head.headerFields
      return .answer(
        SourceAnswer(
          status: response.head.status.code, body: bytes, date: fields[.date],
          errorType: HTTPField.Name("x-amzn-errortype").flatMap { fields[$0] }))
    } catch {
      return .failure(failure(error), error)
    }
  }

  private func options(_ timeout: Duration) -> TransportOptions {
    var options = TransportOptions()
    options.timeout = timeout
    options.connectTimeout = min(timeout, Self.longestConnect)
    options.maximumResponseBodySize = Self.maximumBodySize
    options.usesProxy = usesProxy && !LocalHost.contains(request.authority ?? "")
    return options
  }

  private static let cancellation = CredentialsError("the task was cancelled", kind: .cancelled)

  private func failure(_ error: TransportError) -> CredentialsError {
    // A cancelled task may see its timeout, or a broken connection, first.
    if error.code == .cancelled || Task.isCancelled { return Self.cancellation }
    if error.isSilence {
      return CredentialsError("\(source) did not respond in time", kind: .unreachable)
    }
    return CredentialsError("\(source) did not respond: \(error.message)", kind: .unreachable)
  }

  /// The kind of a failure that may pass; `nil` for a success and for any other failure.
  private func retryKind(after outcome: Outcome) -> AttemptFailure.Kind? {
    let kind: AttemptFailure.Kind
    switch outcome {
    case .answer(let answer): kind = answer.failureKind
    case .failure(_, nil): return nil
    case .failure(let error, let cause?):
      guard error.kind != .cancelled, retriesSilence || !cause.isSilence else { return nil }
      kind = FailureClassifier.kind(of: cause)
    }
    return kind == .permanent ? nil : kind
  }

  /// The longest pause after an attempt. A pause is a random part of it.
  private static func longestPause(
    after attempt: Int, _ kind: AttemptFailure.Kind
  ) -> Duration {
    let first: Duration = kind == .throttling ? .seconds(1) : .milliseconds(200)
    return first * (1 << min(attempt - 1, 4))
  }
}

extension TransportError {
  /// Whether the host accepted a connection and did not respond in time.
  var isSilence: Bool { code.isTimeout && code != .connectTimeout }
}
