public import AWSClient
public import SsmSapModels

extension SsmSapClientProtocol {
  /// Waits until an operation has succeeded.
  ///
  /// - Parameters:
  ///   - operationId: The id of the operation, which the call that starts it returns.
  ///   - options: The time limit and the polling interval.
  /// - Returns: The operation after its success.
  /// - Throws: ``WaitError``: a failure when the operation ends in `ERROR`, with its status message
  ///   and its failed events; a timeout; cancellation; or the error of a call.
  public func waitForOperation(
    operationId: String, options: WaitOptions = WaitOptions()
  ) async throws(WaitError) -> SsmSapModels.Operation {
    var wait = Wait(
      "operation \(operationId)", poller.start(options), sighting: WaitError.Sighting.operation)
    let operation = try await wait.run(until: \.hasEnded) { () throws(CallError) in
      try await getOperation(operationId: operationId).operation
    }
    guard operation.status != .success else { return operation }
    var failure = wait.failure(operation)
    await addFailedEvents(of: operationId, to: &failure)
    throw failure
  }

  /// Reads the failed events of an operation into an error; a failure to do so becomes its cause.
  ///
  /// Reads all events and filters them here: it is not certain that the service's filter knows the
  /// status by this name, and the error must not lose its events for that.
  func addFailedEvents(of operationId: String, to failure: inout WaitError) async {
    let input = ListOperationEventsInput(operationId: operationId)
    do {
      let events = try await Pages(ListOperationEvents.self, input: input, caller: self).allItems()
      failure.failedEvents = events.reversed().filter { $0.status == .failed }
    } catch {
      failure.cause = error
    }
  }
}

extension SsmSapModels.Operation {
  /// Whether nothing more will happen to it.
  var hasEnded: Bool { status == .success || status == .error }
}
