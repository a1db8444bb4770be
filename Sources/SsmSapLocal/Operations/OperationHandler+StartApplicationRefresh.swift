import SsmSapModels

extension OperationHandler {
  /// Discovers an application again. The refresh fails if none of its EC2 instances runs (inferred).
  mutating func startApplicationRefresh(
    _ input: StartApplicationRefreshInput
  ) throws(LocalFailure) -> StartApplicationRefreshOutput {
    let record = try application(input.applicationId)
    try requireIdle(record)
    try requireRegistered(record)
    let discovery = discoveryEvent(of: record)
    var timeline = timeline
    timeline.add(event: discovery(.inProgress, nil))
    timeline.pass(WorkLength.discovery)
    if record.instanceIDs.contains(where: { state.running.isInstanceRunning($0) }) {
      timeline.add(
        .discover(application: record.id), .discovery(record.id, .success), .end(.success),
        event: discovery(.completed, nil))
    } else {
      let problem = "No EC2 instance of the application \(record.id) is running."
      timeline.add(
        .discovery(record.id, .refreshFailed, message: problem), .end(.error, message: problem),
        event: discovery(.failed, problem))
    }
    // The type is not documented (inferred).
    let operation = begin("REFRESH_APPLICATION", of: record, timeline)
    return StartApplicationRefreshOutput(operationId: operation)
  }
}
