import AWSShapes

extension CallPipeline {
  /// Returns the target of a call.
  @inline(__always)
  func resolve<Operation: OperationShape>(
    _ operation: Operation.Type, _ input: Operation.Input, _ call: CallState,
    _ failure: CallFailure
  ) async throws(CallError) -> CallTarget {
    var parameters = EndpointParameters(arguments: Operation.endpointArguments(for: input))
    if configuration.endpoint.needsAccountID {
      parameters.accountID = try await accountID(call, failure)
    }
    let target = try await target(of: operation, parameters, call, failure)
    guard Operation.requiresDiscoveredEndpoint, let discovery = configuration.endpointDiscovery
    else { return target }
    return try await discovered(target, by: discovery, call, failure)
  }

  @inline(__always)
  private func target<Operation: OperationShape>(
    of operation: Operation.Type, _ parameters: EndpointParameters, _ call: CallState,
    _ failure: CallFailure
  ) async throws(CallError) -> CallTarget {
    if let known = state.target, known.parameters == parameters {
      call.chain?.context.region = known.region
      return known
    }
    return try await findTarget(Operation.service, parameters, call, failure)
  }

  private func findTarget(
    _ service: ServiceShape, _ parameters: EndpointParameters, _ call: CallState,
    _ failure: CallFailure
  ) async throws(CallError) -> CallTarget {
    let region: String
    if let known = state.target {
      region = known.region
    } else {
      region = try await self.region(call.deadline, failure)
    }
    call.chain?.context.region = region
    do {
      let endpoint = try configuration.endpoint.endpoint(
        for: service, region: region, parameters: parameters)
      let target = CallTarget(
        region: region, parameters: parameters, endpoint: endpoint,
        signingName: service.signingName)
      state.target = target
      return target
    } catch {
      throw failure.error(.endpoint, error.message, error)
    }
  }

  /// Returns the account of the credentials; `nil` for a call that needs none.
  private func accountID(
    _ call: CallState, _ failure: CallFailure
  ) async throws(CallError) -> String? {
    guard call.authSchemes.first == .sigV4 || call.authSchemes.first == .sigV4a else { return nil }
    return try await credentials(call.deadline, failure) { state throws(CredentialsError) in
      try await state.accountID()
    }
  }

  /// Forgets the address that the service has named, if it says that it is out of use.
  func forgetsAddress<Operation: OperationShape>(
    of operation: Operation.Type, after error: CallError
  ) -> Bool {
    guard Operation.requiresDiscoveredEndpoint, let discovery = configuration.endpointDiscovery,
      error.kind == .service, error.code == discovery.staleCode || error.httpStatus == 421
    else { return false }
    state.discovered.forget()
    return true
  }

  /// Returns the target at the address that the service names.
  private func discovered(
    _ target: CallTarget, by discovery: EndpointDiscovery, _ call: CallState,
    _ failure: CallFailure
  ) async throws(CallError) -> CallTarget {
    do throws(CallError) {
      guard let deadline = call.deadline else {
        return try target.discovered(try await state.discovered.address(by: discovery, self))
      }
      let found = await deadline.race { () async -> Result<String, CallError> in
        do throws(CallError) {
          return .success(try await state.discovered.address(by: discovery, self))
        } catch {
          return .failure(error)
        }
      }
      guard case .inTime(let result) = found else {
        throw failure.error(.timeout, "the call's time ended before an endpoint was found")
      }
      return try target.discovered(try result.get())
    } catch {
      if error.kind == .timeout, error.operation == failure.operation { throw error }
      throw failure.error(
        error.kind, "the service's endpoint cannot be discovered: \(error.message)", error)
    }
  }
}
