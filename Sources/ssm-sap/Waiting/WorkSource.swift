import SsmSap
import SsmSapModels

/// Asks the service about one piece of work until it has ended.
struct WorkSource: Sendable {
  /// The work before the first response.
  let work: FollowedWork

  private let client: SsmSapClient
  private let options: WaitOptions

  init(_ work: FollowedWork, _ client: SsmSapClient, _ options: WaitOptions) {
    self.work = work
    self.client = client
    self.options = options
  }

  /// Polls until the work has ended.
  ///
  /// - Parameter report: Takes each update.
  /// - Throws: `WaitError` if the state cannot be asked for, or the task is cancelled.
  func run(_ report: @Sendable (WorkUpdate) -> Void) async throws(WaitError) {
    switch work.kind {
    case .operation: try await followOperation(report)
    case .check: try await followCheck(report)
    case .deregistration: try await followDeregistration(report)
    }
  }

  private func followOperation(_ report: (WorkUpdate) -> Void) async throws(WaitError) {
    let progress = client.operationProgress(operationId: work.id, options: options)
    var iterator = progress.makeAsyncIterator()
    var hasReportedProblem = false
    while let update = try await iterator.next() {
      if let problem = iterator.eventsError, !hasReportedProblem {
        hasReportedProblem = true
        report(.stepsProblem(problem.description))
      }
      switch update {
      case .state(let operation): report(.operation(operation))
      case .event(let event): report(.event(event))
      }
    }
  }

  private func followCheck(_ report: (WorkUpdate) -> Void) async throws(WaitError) {
    try await poll("configuration check \(work.id)") { () throws(CallError) -> Bool in
      let input = GetConfigurationCheckOperationInput(operationId: work.id)
      let output = try await client.getConfigurationCheckOperation(input)
      guard let check = output.configurationCheckOperation else { return false }
      report(.check(check))
      return check.status == .success || check.status == .error
    }
  }

  private func followDeregistration(_ report: (WorkUpdate) -> Void) async throws(WaitError) {
    var wasDeleting = false
    try await poll("deregistration of \(work.id)") { () throws(CallError) -> Bool in
      let application = try await existingApplication()
      report(.application(application))
      guard let application else { return true }
      let isDeleting = application.status == .deleting
      defer { wasDeleting = isDeleting }
      return wasDeleting && !isDeleting
    }
  }

  /// Returns the application, or `nil` if there is none any more.
  private func existingApplication() async throws(CallError) -> Application? {
    do {
      return try await client.getApplication(applicationId: work.id).application
    } catch {
      // The id was valid when the deregistration began, so it is the application that is unknown; the
      // operation models no error of its own for that.
      guard error.code == "ValidationException" || error.code == "ResourceNotFoundException" else {
        throw error
      }
      return nil
    }
  }

  /// Repeats a call until it returns that the work has ended.
  private func poll(
    _ subject: String, _ call: () async throws(CallError) -> Bool
  ) async throws(WaitError) {
    var polling = client.poller.start(options)
    do {
      while true {
        if try await polling.poll(call) == true { return }
        try await polling.pause()
      }
    } catch {
      throw Self.error(subject, error, polling)
    }
  }

  private static func error(_ subject: String, _ stop: PollingStop, _ polling: Polling) -> WaitError
  {
    var error: WaitError
    switch stop {
    case .timeout: error = WaitError(.timeout, subject: subject)
    case .cancelled: error = WaitError(.cancelled, subject: subject)
    case .failed(let cause):
      error = WaitError(.call, subject: subject)
      error.cause = cause
    }
    error.polls = polling.polls
    error.elapsed = polling.elapsed
    return error
  }
}
