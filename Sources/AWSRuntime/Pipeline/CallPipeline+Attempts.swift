import AWSShapes
import AWSSigV4
import HTTPTransportAPI
import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

// MARK: Retry loop

extension CallPipeline {
  /// Sends the request until it succeeds or the retry strategy gives up.
  @inline(__always)
  func retryLoop<Operation: OperationShape>(
    _ operation: Operation.Type, _ outgoing: OutgoingRequest, _ call: inout CallState
  ) async throws(CallError) -> WireResponse {
    while true {
      call.attempts += 1
      let turn = configuration.retry.delayBeforeAttempt()
      if turn > .zero { try await waitForTurn(turn, call) }
      if let chain = call.chain {
        chain.context.attempt = call.attempts
        chain.read { $0.readBeforeAttempt($1) }
      }
      do {
        let response = try await attempt(operation, outgoing, &call)
        configuration.retry.recordSuccess(call.retry)
        call.chain?.read { $0.readAfterAttempt(nil, context: $1) }
        return response
      } catch {
        call.chain?.read { $0.readAfterAttempt(error.error, context: $1) }
        try await sleep(try delay(after: error, &call), call)
      }
    }
  }

  /// The time until another attempt.
  ///
  /// - Throws: The attempt's error when there is none.
  private func delay(
    after failed: FailedAttempt, _ call: inout CallState
  ) throws(CallError) -> Duration {
    var failure = failed.failure
    failure.operationIsRepeatable = call.operationIsRepeatable
    if failure.mayHaveExecuted { call.mayHaveExecuted = true }
    let decision = configuration.retry.decide(
      after: failure, attempt: call.attempts, state: &call.retry)
    switch decision {
    case .stop(let end):
      call.retryEnd = end
    case .retry where !failure.isSafeToRepeat:
      call.retryEnd = .mayHaveExecuted
    case .retry(let delay):
      if let deadline = call.deadline, deadline.remaining <= delay {
        call.retryEnd = .deadline
        break
      }
      call.chain?.read { $0.readBeforeRetry(after: delay, error: failed.error, context: $1) }
      return delay
    }
    throw failed.error
  }

  /// Waits until the retry strategy lets the next attempt pass.
  private func waitForTurn(
    _ delay: Duration, _ call: CallState
  ) async throws(CallError) {
    if let deadline = call.deadline, deadline.remaining <= delay {
      throw CallError(
        .timeout, operation: call.operation,
        message: "the time for the call is over before it could be sent")
    }
    try await sleep(delay, call)
  }

  private func sleep(_ delay: Duration, _ call: CallState) async throws(CallError) {
    guard delay > .zero else { return }
    do {
      try await configuration.monotonicClock.sleep(for: delay)
    } catch {
      throw CallError(
        .cancelled, operation: call.operation, message: "cancelled between two attempts",
        cause: error)
    }
  }
}

// MARK: One attempt

extension CallPipeline {
  @inline(__always)
  private func attempt<Operation: OperationShape>(
    _ operation: Operation.Type, _ outgoing: OutgoingRequest, _ call: inout CallState
  ) async throws(FailedAttempt) -> WireResponse {
    let failure = CallFailure(operation: Operation.name)
    var request = outgoing.request
    request.headerFields.reserveCapacity(outgoing.fieldCount)
    let offset = try await sign(&request, outgoing, &call, failure)
    try prepare(&request, call)
    var response = try await transmit(request, outgoing.body, &call, failure)
    call.chain?.read { $0.readAfterTransmit(response, context: $1) }
    try modify(&response, call)
    call.response = response
    guard !configuration.wireProtocol.isSuccess(status: response.status) else {
      confirmClock(response)
      return response
    }
    let wireFailure = configuration.wireProtocol.failure(of: operation, from: response)
    throw classify(wireFailure, response, usedOffset: offset, &call, failure)
  }

  /// Signs the request and returns the clock offset that it is dated with.
  @inline(__always)
  private func sign(
    _ request: inout HTTPRequest, _ outgoing: OutgoingRequest, _ call: inout CallState,
    _ failure: CallFailure
  ) async throws(FailedAttempt) -> TimeInterval {
    let credentials: Credentials
    do {
      let found = try await self.credentials(call.deadline, failure)
      credentials = found.0
      call.credentialsFeatures = found.1
      try call.chain?.modify(&request) { try $0.modifyBeforeSigning(&$1, context: $2) }
    } catch {
      throw FailedAttempt(error)
    }
    call.chain?.read { [request] in $0.readBeforeSigning(request, context: $1) }
    let now = configuration.clock.now()
    let offset = state.clockOffset.seconds(at: now)
    let context = SigningContext(
      credentials: credentials, date: now.addingTimeInterval(offset),
      region: outgoing.target.signingRegion, service: outgoing.target.signingName)
    do {
      try configuration.signer.sign(&request, payload: outgoing.payload, with: context)
    } catch {
      throw FailedAttempt(
        failure.error(.signing, "the request cannot be signed: \(error)", error))
    }
    call.chain?.read { [request] in $0.readAfterSigning(request, context: $1) }
    return offset
  }

  /// Adds what says which call, attempt and client it is. The signature does not cover it, so that
  /// it costs no hashing.
  private func prepare(
    _ request: inout HTTPRequest, _ call: CallState
  ) throws(FailedAttempt) {
    request.headerFields.append(
      state.userAgent.field(with: call.features.union(call.credentialsFeatures)))
    request.headerFields.append(
      HTTPField(name: CallHeader.invocationID, value: call.invocationID))
    request.headerFields.append(attemptField(call))
    guard let chain = call.chain else { return }
    do {
      try chain.modify(&request) { try $0.modifyBeforeTransmit(&$1, context: $2) }
    } catch {
      throw FailedAttempt(error)
    }
    chain.read { [request] in $0.readBeforeTransmit(request, context: $1) }
  }

  /// Whoever waits for longer than a day waits without end.
  private static let longestTimeToLive = Duration.seconds(86_400)

  /// Which attempt it is, and when it will be given up by the service's clock, if that is known.
  private func attemptField(_ call: CallState) -> HTTPField {
    var field = state.attemptField(call.attempts)
    guard let serverOffset = call.serverOffset else { return field }
    let timeout = min(configuration.transportOptions.timeout, Self.longestTimeToLive) / .seconds(1)
    let end = configuration.clock.now().addingTimeInterval(serverOffset + timeout)
    field.value = "ttl=\(BasicDate.format(end)); \(field.value)"
    return field
  }

  @inline(__always)
  private func transmit(
    _ request: HTTPRequest, _ body: [UInt8], _ call: inout CallState, _ failure: CallFailure
  ) async throws(FailedAttempt) -> WireResponse {
    guard let deadline = call.deadline else {
      do {
        return try await send(request, body, configuration.transportOptions, call.chain?.context)
      } catch {
        throw failure.transport(error)
      }
    }
    let isLimitedByCall = deadline.remaining < configuration.transportOptions.timeout
    do {
      return try await send(request, body, before: deadline, call.chain?.context)
    } catch {
      var failed = failure.transport(error)
      if error.code == .timeout, isLimitedByCall { failed.error.kind = .timeout }
      throw failed
    }
  }

  @inline(__always)
  private func send(
    _ request: HTTPRequest, _ body: [UInt8], _ options: TransportOptions, _ context: CallContext?
  ) async throws(TransportError) -> WireResponse {
    let response: TransportResponse
    var options = options
    if let connectTimeout = configuration.connectTimeout, let target = state.target {
      options.connectTimeout = connectTimeout(target.region)
    }
    do {
      response = try await configuration.transport.send(
        request, body: RequestBody(body), options: options)
    } catch {
      context?.transferMetrics = error.metrics
      throw error
    }
    context?.transferMetrics = response.metrics
    let bytes = try await response.body.collect(upTo: options.maximumResponseBodySize)
    return WireResponse(
      status: response.head.status.code,
      headers: response.head.headerFields.map { WireHeader($0.name.rawName, $0.value) },
      body: bytes)
  }

  /// Sends with what is left of the call's time, whether or not the transport heeds time-outs.
  private func send(
    _ request: HTTPRequest, _ body: [UInt8], before deadline: Deadline, _ context: CallContext?
  ) async throws(TransportError) -> WireResponse {
    var options = configuration.transportOptions
    options.timeout = min(options.timeout, deadline.remaining)
    let result = await deadline.race {
      [options] () async -> Result<WireResponse, TransportError> in
      do throws(TransportError) {
        return .success(try await send(request, body, options, context))
      } catch {
        return .failure(error)
      }
    }
    guard let result else {
      throw TransportError(
        .timeout, "the time for the call is over", requestMayHaveReachedServer: true)
    }
    return try result.get()
  }

  private func modify(
    _ response: inout WireResponse, _ call: CallState
  ) throws(FailedAttempt) {
    guard let chain = call.chain else { return }
    do {
      try chain.modify(&response) { try $0.modifyBeforeDeserialization(&$1, context: $2) }
    } catch {
      throw FailedAttempt(error)
    }
    chain.read { [response] in $0.readBeforeDeserialization(response, context: $1) }
  }
}

// MARK: Clock

extension CallPipeline {
  private func confirmClock(_ response: WireResponse) {
    guard state.clockOffset.isInUse,
      let server = response.header("date").flatMap(HTTPDate.parse)
    else { return }
    state.clockOffset.confirm(server: server, now: configuration.clock.now())
  }

  /// What an error of the service means. One that is due to the machine's clock is a reason to try
  /// again with the service's.
  private func classify(
    _ wireFailure: WireFailure, _ response: WireResponse, usedOffset: TimeInterval,
    _ call: inout CallState, _ failure: CallFailure
  ) -> FailedAttempt {
    let now = configuration.clock.now()
    let server = response.header("date").flatMap(HTTPDate.parse)
    call.serverOffset = server?.timeIntervalSince(now)
    var failed = failure.service(wireFailure, response, serverOffset: call.serverOffset)
    guard let server, let suspicion = ClockSkew(code: wireFailure.code) else { return failed }
    let isCorrected = state.clockOffset.learn(
      server: server, now: now, used: usedOffset, from: suspicion.least)
    // A request that was refused for its date was not executed.
    if isCorrected { failed.failure = AttemptFailure(.clockSkew) }
    return failed
  }
}
