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
      if Task.isCancelled {
        configuration.retry.withdraw(&call.retry)
        throw cancelled(before: "the request was sent", call)
      }
      call.attempts += 1
      let turn = configuration.retry.delayBeforeAttempt()
      if turn > .zero { try await waitForTurn(turn, &call) }
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
        try await sleep(try delay(after: error, outgoing.stream, &call), &call)
      }
    }
  }

  /// Returns the time until the next attempt.
  ///
  /// - Throws: The attempt's error when no attempt follows.
  private func delay(
    after failed: FailedAttempt, _ stream: RequestStream?, _ call: inout CallState
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
      configuration.retry.withdraw(&call.retry)
      call.retryEnd = .mayHaveExecuted
    case .retry where stream?.canBeSent == false:
      configuration.retry.withdraw(&call.retry)
      call.retryEnd = .bodyConsumed
    case .retry(let delay):
      if Task.isCancelled {
        configuration.retry.withdraw(&call.retry)
        throw cancelled(before: "another attempt", call, cause: failed.error)
      }
      if let deadline = call.deadline, deadline.remaining <= delay {
        configuration.retry.withdraw(&call.retry)
        call.retryEnd = .deadline
        break
      }
      call.chain?.read { $0.readBeforeRetry(after: delay, error: failed.error, context: $1) }
      return delay
    }
    throw failed.error
  }

  /// Waits until the retry strategy allows the next attempt.
  private func waitForTurn(
    _ delay: Duration, _ call: inout CallState
  ) async throws(CallError) {
    if let deadline = call.deadline, deadline.remaining <= delay {
      configuration.retry.withdraw(&call.retry)
      throw CallError(
        .timeout, operation: call.operation,
        message: "the call's time would end before the rate limit allows the request")
    }
    try await sleep(delay, &call)
  }

  private func sleep(_ delay: Duration, _ call: inout CallState) async throws(CallError) {
    guard delay > .zero else { return }
    do {
      try await configuration.monotonicClock.sleep(for: delay)
    } catch {
      configuration.retry.withdraw(&call.retry)
      throw cancelled(before: "the next attempt", call, cause: error)
    }
  }

  private func cancelled(
    before step: String, _ call: CallState, cause: (any Error)? = nil
  ) -> CallError {
    CallError(
      .cancelled, operation: call.operation, message: "the task was cancelled before \(step)",
      cause: cause)
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
    let signed: Date
    do {
      signed = try await sign(&request, outgoing, &call, failure)
      try prepare(&request, call)
    } catch {
      // A retry that is not sent costs nothing.
      configuration.retry.withdraw(&call.retry)
      throw error
    }
    let received = try await transmit(request, outgoing, &call, failure)
    var response = received.response
    if let header = Operation.service.responseCRC32Header, received.stream == nil,
      !ResponseChecksum.isCorrect(response, header: header)
    {
      throw failure.damaged(response)
    }
    call.stream = received.stream.map { stream($0, of: response, call) }
    if let stream = call.stream { response.body = ByteStream(stream, length: stream.length) }
    call.chain?.read { [response] in $0.readAfterTransmit(response, context: $1) }
    call.response = response
    let wasExecuted = try modify(&response, operation, &call, failure)
    guard !configuration.wireProtocol.isSuccess(status: response.status) else {
      confirmClock(response)
      return response
    }
    let wireFailure = configuration.wireProtocol.failure(of: operation, from: response)
    var failed = classify(wireFailure, response, signed: signed, &call, failure)
    if wasExecuted { failed.failure.mayHaveExecuted = true }
    throw failed
  }

  /// Authenticates the request and returns the date of its signature.
  @inline(__always)
  private func sign(
    _ request: inout HTTPRequest, _ outgoing: OutgoingRequest, _ call: inout CallState,
    _ failure: CallFailure
  ) async throws(FailedAttempt) -> Date {
    let identity: CallIdentity
    do {
      identity = try await self.identity(call, failure)
      try call.chain?.modify(&request) { try $0.modifyBeforeSigning(&$1, context: $2) }
    } catch {
      throw FailedAttempt(error)
    }
    call.chain?.read { [request] in $0.readBeforeSigning(request, context: $1) }
    let now = configuration.clock.now()
    let date = now.addingTimeInterval(state.clockOffset.seconds(at: now))
    switch identity {
    case .anonymous: break
    case .token(let token):
      do {
        try token.authorize(&request, failure)
      } catch {
        throw FailedAttempt(error)
      }
      call.credentialsFeatures = token.features
    case .credentials(let credentials, let features, let isAsymmetric):
      call.credentialsFeatures = features
      let signer =
        isAsymmetric || outgoing.target.endpoint.usesSigV4a
        ? configuration.asymmetricSigner : configuration.signer
      try sign(&request, outgoing, with: credentials, date, signer, failure)
    }
    call.chain?.read { [request] in $0.readAfterSigning(request, context: $1) }
    return date
  }

  private func sign(
    _ request: inout HTTPRequest, _ outgoing: OutgoingRequest, with credentials: Credentials,
    _ date: Date, _ signer: any RequestSigner, _ failure: CallFailure
  ) throws(FailedAttempt) {
    let target = outgoing.target
    let context = SigningContext(
      credentials: credentials, date: date, region: target.signingRegion,
      service: target.signingName, options: target.signingOptions)
    do {
      if let stream = outgoing.stream, case .streaming(.events) = outgoing.payload {
        let eventSigner = try signer.signEvents(of: &request, with: context)
        stream.signEvents(with: eventSigner) { [clock = configuration.clock, state] in
          let now = clock.now()
          return now.addingTimeInterval(state.clockOffset.seconds(at: now))
        }
      } else if let stream = outgoing.stream, case .streaming(let payload) = outgoing.payload {
        let chunkSigner = try signer.signStream(
          &request, payload: payload, with: context)
        stream.sign(with: chunkSigner)
      } else {
        try signer.sign(&request, payload: outgoing.payload, with: context)
      }
    } catch {
      throw FailedAttempt(
        failure.error(.signing, "the request cannot be signed: \(error)", error))
    }
  }

  /// Adds the header fields that identify call, attempt and client. The signature does not cover
  /// them, which saves hashing.
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

  /// A timeout beyond a day counts as none.
  private static let longestTimeToLive = Duration.seconds(86_400)

  /// Returns the field with the attempt's number and, where the service's clock is known, the time
  /// at which the client gives up.
  private func attemptField(_ call: CallState) -> HTTPField {
    var field = state.attemptField(call.attempts)
    guard let serverOffset = call.serverOffset else { return field }
    let timeout = min(configuration.transportOptions.timeout, Self.longestTimeToLive) / .seconds(1)
    let date = configuration.clock.now().addingTimeInterval(serverOffset + timeout)
    guard let end = try? SigningTimestamp(date) else { return field }
    field.value = "ttl=\(end.text); \(field.value)"
    return field
  }

  @inline(__always)
  private func transmit(
    _ request: HTTPRequest, _ outgoing: OutgoingRequest, _ call: inout CallState,
    _ failure: CallFailure
  ) async throws(FailedAttempt) -> ReceivedResponse {
    let body = outgoing.body()
    guard let deadline = call.deadline else {
      let options = options(of: outgoing, within: nil)
      do {
        return try await send(request, body, options, call.chain?.context)
      } catch {
        throw failure.transport(error, outgoing.stream)
      }
    }
    let remaining = deadline.remaining
    guard remaining > .zero else {
      configuration.retry.withdraw(&call.retry)
      throw FailedAttempt(
        failure.error(.timeout, "the call's time ended before the request was sent"))
    }
    let options = options(of: outgoing, within: remaining)
    let isLimitedByCall =
      outgoing.usesStreams || remaining < configuration.transportOptions.timeout
    do {
      return try await send(request, body, options, before: deadline, call.chain?.context)
    } catch {
      var failed = failure.transport(error, outgoing.stream)
      if error.code == .timeout, isLimitedByCall { failed.error.kind = .timeout }
      throw failed
    }
  }

  /// Returns the options of an attempt.
  private func options(
    of outgoing: OutgoingRequest, within remaining: Duration?
  ) -> TransportOptions {
    var options = configuration.transportOptions
    if let connectTimeout = configuration.connectTimeout, let target = state.target {
      options.connectTimeout = connectTimeout(target.region)
    }
    guard !outgoing.usesStreams else {
      return options.forStream(
        within: remaining, sends: outgoing.stream != nil, receives: outgoing.streamsResponse)
    }
    if let remaining { options.timeout = min(options.timeout, remaining) }
    return options
  }

  @inline(__always)
  private func send(
    _ request: HTTPRequest, _ body: RequestBody, _ options: TransportOptions,
    _ context: CallContext?
  ) async throws(TransportError) -> ReceivedResponse {
    let response: TransportResponse
    do {
      response = try await configuration.transport.send(request, body: body, options: options)
    } catch {
      context?.transferMetrics = error.metrics
      throw error
    }
    context?.transferMetrics = response.metrics
    let status = response.head.status.code
    let headers = response.head.headerFields.map { WireHeader($0.name.rawName, $0.value) }
    if options.streamsResponse, isStream(response) {
      return ReceivedResponse(
        response: WireResponse(status: status, headers: headers, body: .empty),
        stream: response.body)
    }
    let bytes: [UInt8]
    do {
      bytes = try await response.body.collect(upTo: options.maximumResponseBodySize)
    } catch {
      // A response arrived, so the request did too, whatever the body's stream says.
      var error = error
      error.requestMayHaveReachedServer = true
      throw error
    }
    return ReceivedResponse(response: WireResponse(status: status, headers: headers, body: bytes))
  }

  /// Sends within the call's remaining time, even over a transport that ignores timeouts.
  private func send(
    _ request: HTTPRequest, _ body: RequestBody, _ options: TransportOptions,
    before deadline: Deadline, _ context: CallContext?
  ) async throws(TransportError) -> ReceivedResponse {
    let end = await deadline.race { () async -> Result<ReceivedResponse, TransportError> in
      do throws(TransportError) {
        return .success(try await send(request, body, options, context))
      } catch {
        return .failure(error)
      }
    }
    switch end {
    case .inTime(let result): return try result.get()
    // The response arrived as the time ended.
    case .late(.success(let response)?): return response
    case .late(.failure(let error)?):
      throw Self.outOfTime(requestMayHaveReachedServer: error.requestMayHaveReachedServer)
    case .late(nil): throw Self.outOfTime(requestMayHaveReachedServer: true)
    }
  }

  private static func outOfTime(requestMayHaveReachedServer: Bool) -> TransportError {
    TransportError(
      .timeout, "the call's time ended before a response arrived",
      requestMayHaveReachedServer: requestMayHaveReachedServer)
  }

  /// Lets interceptors change the response.
  ///
  /// - Returns: Whether the operation may have been executed. That follows from the response as it
  ///   arrived, whatever an interceptor makes of it.
  private func modify<Operation: OperationShape>(
    _ response: inout WireResponse, _ operation: Operation.Type, _ call: inout CallState,
    _ failure: CallFailure
  ) throws(FailedAttempt) -> Bool {
    guard let chain = call.chain else { return false }
    let original = response
    let mayHaveExecuted = mayHaveExecuted(operation, original)
    do {
      try chain.modify(&response) { try $0.modifyBeforeDeserialization(&$1, context: $2) }
    } catch {
      throw FailedAttempt(
        error: failure.describing(original, in: error),
        failure: AttemptFailure(.permanent, mayHaveExecuted: mayHaveExecuted))
    }
    call.response = response
    chain.read { [response] in $0.readBeforeDeserialization(response, context: $1) }
    return mayHaveExecuted
  }

  private func mayHaveExecuted<Operation: OperationShape>(
    _ operation: Operation.Type, _ response: WireResponse
  ) -> Bool {
    if configuration.wireProtocol.isSuccess(status: response.status) { return true }
    let wireFailure = configuration.wireProtocol.failure(of: operation, from: response)
    return FailureClassifier.failure(status: response.status, wireFailure, response)
      .mayHaveExecuted
  }
}

// MARK: Streamed responses

extension CallPipeline {
  /// Whether the body of the response is the output's stream. An error is read as a whole, and a
  /// body that is empty or in memory needs no stream.
  private func isStream(_ response: TransportResponse) -> Bool {
    let status = response.head.status.code
    return response.body.bytes == nil && configuration.wireProtocol.isSuccess(status: status)
      && status != Self.noContent && response.head.headerFields[.contentLength] != "0"
  }

  private static let noContent = 204

  private func stream(
    _ body: ResponseBody, of response: WireResponse, _ call: CallState
  ) -> ResponseStream {
    // A transport that decodes a content encoding returns other bytes than were announced.
    let isEncoded = response.header("content-encoding") != nil
    let length = isEncoded ? nil : response.header("content-length").flatMap { Int($0) }
    let failure = StreamFailure(
      operation: call.operation, invocationID: call.invocationID, attempts: call.attempts,
      status: response.status, requestID: RequestID.read(response))
    return ResponseStream(
      body, length: length, failure: failure, deadline: call.deadline, chain: call.chain)
  }
}

// MARK: Clock

extension CallPipeline {
  private func confirmClock(_ response: WireResponse) {
    guard state.clockOffset.isInUse,
      let server = response.header("date").flatMap(TimestampFormat.httpDate.date)
    else { return }
    state.clockOffset.confirm(server: server, now: configuration.clock.now())
  }

  /// Turns an error of the service into a failed attempt. One that the request's date explains is a
  /// reason to try again with the service's date.
  private func classify(
    _ wireFailure: WireFailure, _ response: WireResponse, signed: Date,
    _ call: inout CallState, _ failure: CallFailure
  ) -> FailedAttempt {
    let now = configuration.clock.now()
    let server = response.header("date").flatMap(TimestampFormat.httpDate.date)
    call.serverOffset = server?.timeIntervalSince(now)
    var failed = failure.service(wireFailure, response, serverOffset: call.serverOffset)
    guard let suspicion = ClockSkew(code: wireFailure.code, message: wireFailure.message)
    else { return failed }
    failed.error.isClockSkew = suspicion == .certain
    guard let server else { return failed }
    let isCorrected = state.clockOffset.learn(
      server: server, now: now, signed: signed, threshold: suspicion.threshold)
    if isCorrected {
      failed.error.isClockSkew = true
      // A request that was refused for its date was not executed.
      failed.failure = AttemptFailure(.clockSkew)
    }
    return failed
  }
}
