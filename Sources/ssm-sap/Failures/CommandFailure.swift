import SsmSap

/// A failure of a command, as it is printed: one line on standard error, advice below it, and an exit
/// status.
struct CommandFailure: Error {
  let status: CommandStatus
  /// What has failed, on one line.
  let message: String
  /// The cause and the next command, one line each.
  let advice: [String]

  init(_ status: CommandStatus, _ message: String, advice: [String] = []) {
    self.status = status
    self.message = message
    self.advice = advice
  }
}

extension CommandFailure {
  /// Creates the failure of a call.
  init(_ error: CallError) {
    let report = FailureReport(error, subject: CallSubjects.shared.subject(of: error.invocationID))
    self.init(report.status, report.message, advice: report.advice)
  }

  /// Creates the failure of a wait.
  ///
  /// - Parameters:
  ///   - error: The error of the wait.
  ///   - options: The options that choose identity and endpoint, to repeat in commands.
  init(_ error: WaitError, options: [String] = []) {
    if error.kind == .call, let cause = error.cause {
      let failure = CommandFailure(cause)
      self.init(failure.status, "\(error)", advice: failure.advice)
      return
    }
    self.init(Self.status(of: error), "\(error)", advice: Self.advice(for: error, options))
  }

  private static func status(of error: WaitError) -> CommandStatus {
    switch error.kind {
    case .failed: .operationFailed
    case .timeout: .waitTimeout
    case .cancelled: .interrupted
    default: .other
    }
  }

  private static func advice(for error: WaitError, _ options: [String]) -> [String] {
    var subject = CallSubject(of: error)
    subject.options = options
    switch error.kind {
    case .failed:
      return KnownFailure(of: error)?.advice(subject) ?? []
    case .timeout, .cancelled:
      guard subject.operationID != nil else { return [] }
      return [
        "the operation goes on",
        "next: \(subject.command("get-operation", subject.operationOption))",
      ]
    default: return []
    }
  }

  /// Creates the failure of a configuration that cannot be used.
  init(_ error: ConfigurationError) {
    self.init(.configuration, error.description, advice: [FailureReport.diagnosis])
  }

  /// Creates the failure to find credentials.
  init(_ error: CredentialsError) {
    guard error.kind != .cancelled else {
      self.init(.interrupted, "interrupted")
      return
    }
    let advice = error.kind == .expired ? KnownFailure.expiredSession.advice(nil) : []
    self.init(.credentials, error.message, advice: advice + [FailureReport.diagnosis])
  }

  /// Creates the failure to find a region.
  init(_ error: RegionError) {
    self.init(.region, error.message, advice: [FailureReport.diagnosis])
  }
}

extension CommandFailure: CustomStringConvertible {
  /// The message.
  var description: String { message }
}
