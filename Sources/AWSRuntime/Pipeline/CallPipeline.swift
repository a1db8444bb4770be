public import AWSShapes
import AWSSigV4
import HTTPTransportAPI
import HTTPTypes

/// Carries one call from input to output.
///
/// 1. Validate: reject an input that violates the model.
/// 2. Serialize: turn operation and input into the parts of a request with the wire protocol;
///    compress the body and add checksums where the operation asks for them.
/// 3. Resolve: find the region once for all calls, then the endpoint, which is kept for calls with
///    the same endpoint parameters, and build the request. Read a streamed body once, where the
///    signature or a checksum covers it.
/// 4. For each attempt:
///    1. Wait as long as the retry strategy says.
///    2. Get the credentials or the token.
///    3. Sign the request, dated by the service's clock as far as it is known. Then add the header
///       fields that identify call, attempt and client.
///    4. Send the request over the transport and collect the response, within the call's remaining
///       time. If the output streams, only the header of a successful response is awaited.
///    5. Classify the response: a success, or an error of the service.
///    6. After a failure, ask the retry strategy. Another attempt follows only if the operation was
///       certainly not executed, or may be executed twice, and if its body can be sent again.
/// 5. Deserialize: turn the response into the output with the wire protocol.
///
/// A call whose output streams returns after the last step, and ends with its stream: the errors of
/// the stream are ``CallError``s too, and the call's timeout includes it.
///
/// Interceptors have hooks before and after these steps; see ``Interceptor``.
public struct CallPipeline: Sendable {
  let state: PipelineState
  var configuration: CallConfiguration { _read { yield state.configuration } }

  /// Creates a pipeline.
  public init(_ configuration: CallConfiguration) {
    state = PipelineState(configuration)
  }

  /// Calls the operation.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - input: The operation's input.
  ///   - features: Features for the user agent, in addition to those of the configuration.
  /// - Throws: ``CallError``; its kind names the step that failed.
  public func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input, features: FeatureSet = []
  ) async throws(CallError) -> Operation.Output {
    var call = CallState(operation, features, state)
    return try await perform(operation, input, &call)
  }

  /// Calls the operation and returns its output with the call's metadata.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - input: The operation's input.
  ///   - features: Features for the user agent, in addition to those of the configuration.
  /// - Throws: ``CallError``; its kind names the step that failed.
  public func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input, features: FeatureSet = []
  ) async throws(CallError) -> CallResponse<Operation.Output> {
    var call = CallState(operation, features, state)
    let output = try await perform(operation, input, &call)
    return CallResponse(output, call.metadata)
  }

  // The asynchronous functions from here down to the transport are inlined: each costs two switches
  // of executors, and together they take a tenth of a call's time.
  @inline(__always)
  private func perform<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ call: inout CallState
  ) async throws(CallError) -> Operation.Output {
    do {
      call.chain?.read { $0.readBeforeExecution(operation, input: input, context: $1) }
      let output = try await executeOrRediscover(operation, input, &call)
      if let stream = call.stream {
        stream.handOver(call.metadata)
      } else {
        call.chain?.read { $0.readAfterExecution(call.metadata, error: nil, context: $1) }
      }
      return output
    } catch {
      let completed = call.completed(error)
      call.chain?.read { $0.readAfterExecution(call.metadata, error: completed, context: $1) }
      throw completed
    }
  }

  /// Executes the call, a second time if the service says that the address which it named is out of
  /// use. It did not execute the operation then.
  @inline(__always)
  private func executeOrRediscover<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ call: inout CallState
  ) async throws(CallError) -> Operation.Output {
    do {
      return try await execute(operation, input, &call)
    } catch {
      guard forgetsAddress(of: operation, after: error) else { throw error }
      return try await executeAgain(operation, input, &call)
    }
  }

  private func executeAgain<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ call: inout CallState
  ) async throws(CallError) -> Operation.Output {
    try await execute(operation, input, &call)
  }

  @inline(__always)
  private func execute<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ call: inout CallState
  ) async throws(CallError) -> Operation.Output {
    let failure = CallFailure(operation: Operation.name)
    try validate(input, failure)
    call.chain?.read { $0.readBeforeSerialization($1) }
    var parts = try serialize(operation, input, failure)
    call.chain?.read { [parts] in $0.readAfterSerialization(parts, context: $1) }
    let target = try await resolve(operation, input, call, failure)
    call.chain?.read { $0.readAfterResolution(target.endpoint, context: $1) }
    var stream: RequestStream?
    if let source = parts.body, source.bytes == nil {
      stream = try await StreamPreparation(deadline: call.deadline, failure: failure)
        .prepare(source, of: &parts, isEncrypted: target.endpoint.scheme == "https")
    }
    var request = try RequestBuilder.request(parts, to: target, failure)
    try call.chain?.modify(&request) { try $0.modifyBeforeRetryLoop(&$1, context: $2) }
    let outgoing = OutgoingRequest(
      parts, request, stream, to: target,
      streamsResponse: Operation.Output.members.bindings.isStreaming)
    let response = try await retryLoop(operation, outgoing, &call)
    return try deserialize(operation, response, &call, failure)
  }

  private func validate(
    _ input: some ConstrainedShape, _ failure: CallFailure
  ) throws(CallError) {
    guard configuration.validatesInput else { return }
    let violations = input.violations()
    if violations.isEmpty { return }
    let message = violations.map(\.description).joined(separator: "; ")
    throw failure.error(.input, message, violations.first)
  }

  private func serialize<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ failure: CallFailure
  ) throws(CallError) -> WireRequest {
    let written: WireRequest
    do {
      written = try configuration.wireProtocol.request(for: operation, input: input)
    } catch {
      throw failure.error(.input, error.description, error)
    }
    do {
      return try configuration.preparation.prepare(written)
    } catch {
      throw failure.error(.input, error.description, error)
    }
  }

  private func deserialize<Operation: OperationShape>(
    _ operation: Operation.Type, _ response: WireResponse, _ call: inout CallState,
    _ failure: CallFailure
  ) throws(CallError) -> Operation.Output {
    do {
      let output = try configuration.wireProtocol.output(of: operation, from: response)
      call.chain?.read { $0.readAfterDeserialization(operation, output: output, context: $1) }
      return output
    } catch {
      call.mayHaveExecuted = true
      throw failure.unreadable(response, error)
    }
  }
}

// MARK: Region and credentials

extension CallPipeline {
  func region(
    _ deadline: Deadline?, _ failure: CallFailure
  ) async throws(CallError) -> String {
    do {
      guard let deadline else { return try await configuration.region.region() }
      let provider = configuration.region
      let found = await deadline.race { () async -> Result<String, RegionError> in
        do throws(RegionError) {
          return .success(try await provider.region())
        } catch {
          return .failure(error)
        }
      }
      guard case .inTime(let result) = found else {
        throw failure.error(.timeout, "the call's time ended before a region was found")
      }
      return try result.get()
    } catch let error as RegionError {
      throw failure.error(.region, error.message, error)
    } catch {
      throw error as? CallError ?? failure.error(.region, "\(error)", error)
    }
  }

  /// Returns the credentials, and the features used to find them.
  @inline(__always)
  func credentials(
    _ deadline: Deadline?, _ failure: CallFailure
  ) async throws(CallError) -> (Credentials, FeatureSet) {
    try await credentials(deadline, failure) { state throws(CredentialsError) in
      try await state.credentials()
    }
  }

  /// Returns what a source of credentials provides, within the time of the call.
  @inline(__always)
  func credentials<Found: Sendable>(
    _ deadline: Deadline?, _ failure: CallFailure,
    _ find: @escaping @Sendable (PipelineState) async throws(CredentialsError) -> Found
  ) async throws(CallError) -> Found {
    do {
      guard let deadline else { return try await find(state) }
      let state = state
      let found = await deadline.race { () async -> Result<Found, CredentialsError> in
        do throws(CredentialsError) {
          return .success(try await find(state))
        } catch {
          return .failure(error)
        }
      }
      guard case .inTime(let result) = found else {
        throw failure.error(.timeout, "the call's time ended before credentials were found")
      }
      return try result.get()
    } catch let error as CredentialsError {
      let kind: CallError.Kind = error.kind == .cancelled ? .cancelled : .credentials
      throw failure.error(kind, error.message, error)
    } catch {
      throw error as? CallError ?? failure.error(.credentials, "\(error)", error)
    }
  }
}
