public import AWSClient
public import SsmSapModels

extension SsmSapClientProtocol {
  /// Waits until an operation has succeeded.
  ///
  /// - Parameters:
  ///   - operationId: The id of the operation, as the call that started it has answered.
  ///   - options: How long to wait and how often to ask.
  /// - Returns: The operation after its success.
  /// - Throws: ``WaitError``: failed when the operation ends in `ERROR`, with its status message
  ///   and its failed events; timed out, cancelled, or a call's error.
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

  /// Reads the failed events of an operation into an error; what goes wrong is its cause.
  ///
  /// All events are read and looked through here: whether the service's filter knows the status by
  /// this name is not certain, and an error must not come out empty for that.
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
