import CommandSupport
import JMESPath
import SsmSap
import SsmSapModels

/// What followed work has come to.
struct FollowOutcome {
  let works: [FollowedWork]
  let end: WorkFollower.End
  /// The time limit that the wait had.
  let timeout: Duration
  let followCommand: FollowCommand

  /// Whether all work has ended as it should.
  var isSuccess: Bool {
    guard case .ended = end else { return false }
    return works.allSatisfy { $0.mark == .good }
  }

  /// Whether the service knows no operation with the id.
  var isUnknownOperation: Bool {
    guard case .failed(let index, let error) = end, works[index].status == nil else { return false }
    return error.cause?.code == "ValidationException"
  }

  /// Returns the operations after their success.
  func operations() throws(CommandFailure) -> [SsmSapModels.Operation] {
    try check()
    return endedOperations
  }

  /// Returns the configuration checks after their success.
  func checks() throws(CommandFailure) -> [ConfigurationCheckOperation] {
    try check()
    return endedChecks
  }

  /// Returns the configuration checks after their end, whether in success or in `ERROR`.
  func checksAfterEnd() throws(CommandFailure) -> [ConfigurationCheckOperation] {
    if case .ended = end { return endedChecks }
    return try checks()
  }

  /// Prints the operations that have ended: one as `get-operation` does, several as `list-operations`.
  func printOperations(with writer: ResultWriter) async throws {
    let ended = endedOperations
    guard let first = ended.first else { return }
    guard works.count > 1 else {
      let output = GetOperationOutput(operation: first)
      return try await writer.write(try JSONValue(encoding: output), title: GetOperation.name)
    }
    let output = ListOperationsOutput(operations: ended)
    try await writer.write(try JSONValue(encoding: output), title: ListOperations.name)
  }

  /// Prints the configuration checks that have ended, each as `get-configuration-check-operation` does.
  func printChecks(with writer: ResultWriter) async throws {
    for check in endedChecks {
      let output = GetConfigurationCheckOperationOutput(configurationCheckOperation: check)
      try await writer.write(
        try JSONValue(encoding: output), title: GetConfigurationCheckOperation.name)
    }
  }

  private var endedChecks: [ConfigurationCheckOperation] {
    works.compactMap { work in
      guard work.hasEnded, case .check(let check) = work.kind else { return nil }
      return check
    }
  }

  private var endedOperations: [SsmSapModels.Operation] {
    works.compactMap { work in
      guard work.hasEnded, case .operation(let operation) = work.kind else { return nil }
      return operation
    }
  }

  // MARK: Failures

  /// Throws unless all work has ended as it should.
  func check() throws(CommandFailure) {
    switch end {
    case .ended:
      guard let failed = works.first(where: { $0.mark == .bad }) else { return }
      throw failure(of: failed)
    case .deadline:
      throw stopped(.waitTimeout, "stopped waiting after \(timeout.inWords)")
    case .interrupted: throw stopped(.interrupted, "interrupted")
    case .failed(let index, let error): throw failure(of: works[index], error)
    }
  }

  private func failure(of work: FollowedWork) -> CommandFailure {
    let duration = work.start.flatMap { start in work.end?.duration(since: start).inWords }
    let after = duration.map { " after \($0)" } ?? ""
    let reason = work.message.map { ": \($0)" } ?? ""
    let failedSteps = work.steps.steps.filter { $0.mark == .bad }.map { step in
      "failed: \(step.text)\(step.message.map { ": \($0)" } ?? "")".printable
    }
    let line = "\(work.title) has ended in \(work.status ?? "ERROR")\(after)\(reason)"
    return CommandFailure(
      .operationFailed, line.printable, advice: failedSteps + knownAdvice(work) + goingOn())
  }

  private func stopped(_ status: CommandStatus, _ reason: String) -> CommandFailure {
    let names = works.filter { !$0.hasEnded }.map(\.title)
    let verb = names.count == 1 ? "goes on" : "go on"
    let line = "\(reason); \(names.joined(separator: ", ")) \(verb)"
    return CommandFailure(status, line.printable, advice: goingOn())
  }

  private func failure(of work: FollowedWork, _ error: WaitError) -> CommandFailure {
    guard let cause = error.cause else { return stopped(.other, error.description) }
    let failure = CommandFailure(cause)
    // Work that was never seen may not exist.
    let advice = work.status == nil ? [] : goingOn()
    return CommandFailure(failure.status, failure.message, advice: failure.advice + advice)
  }

  /// The cause and the next command, if the reason is a known one.
  private func knownAdvice(_ work: FollowedWork) -> [String] {
    guard case .operation(let operation?) = work.kind else { return [] }
    let reasons = [work.message] + work.steps.steps.filter { $0.mark == .bad }.map(\.message)
    let known = reasons.compactMap(\.self).compactMap { KnownFailure(statusMessage: $0) }.first
    guard let known else { return [] }
    var subject = CallSubject()
    subject.operationID = operation.id
    subject.applicationID = operation.resourceId
    subject.options = followCommand.arguments(for: work)
    return known.advice(subject, reasons.compactMap(\.self).joined(separator: " "))
  }

  /// How to follow each piece of work that has not ended.
  private func goingOn() -> [String] {
    works.filter { !$0.hasEnded }.map { "follow it with: \(followCommand.text(for: $0))" }
  }
}
