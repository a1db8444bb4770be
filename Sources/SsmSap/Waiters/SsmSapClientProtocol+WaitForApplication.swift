public import AWSClient
public import SsmSapModels

extension SsmSapClientProtocol {
  /// Waits until an application reaches a goal.
  ///
  /// If a call has returned the id of an operation, wait for the operation: it tells more.
  ///
  /// - Parameters:
  ///   - applicationId: The id of the application.
  ///   - goal: The state to wait for.
  ///   - options: The time limit and the polling interval.
  /// - Returns: The application in the state of the goal.
  /// - Throws: ``WaitError``: a failure when the application is in a state that does not lead to the
  ///   goal, with its status message and the failed events of its latest operation; a timeout;
  ///   cancellation; or the error of a call, for example for an unknown application.
  public func waitForApplication(
    applicationId: String, until goal: ApplicationGoal, options: WaitOptions = WaitOptions()
  ) async throws(WaitError) -> Application {
    var wait = Wait(
      "\(goal) of application \(applicationId)", poller.start(options),
      sighting: WaitError.Sighting.application)
    let isDecisive: (Application) -> Bool = { goal.verdict(on: $0) != .pending }
    let application = try await wait.run(until: isDecisive) { () throws(CallError) in
      try await getApplication(GetApplicationInput(applicationId: applicationId)).application
    }
    guard goal.verdict(on: application) == .unreachable else { return application }
    var failure = wait.failure(application)
    await addFailedEvents(ofApplication: applicationId, to: &failure)
    throw failure
  }

  /// Reads the failed events of the application's latest operation, if that has failed.
  private func addFailedEvents(
    ofApplication applicationId: String, to failure: inout WaitError
  ) async {
    let input = ListOperationsInput(applicationId: applicationId)
    do {
      let operations = try await Pages(ListOperations.self, input: input, caller: self).allItems()
      // The order of the list is not documented.
      let started = operations.compactMap { operation in
        operation.startTime.map { (start: $0, operation: operation) }
      }
      guard let latest = started.max(by: { $0.start < $1.start })?.operation,
        latest.status == .error, let id = latest.id
      else { return }
      if failure.statusMessage == nil { failure.statusMessage = latest.statusMessage }
      await addFailedEvents(of: id, to: &failure)
    } catch {
      failure.cause = error
    }
  }
}
