import JMESPath
import SsmSap

// Which part of its output each starting command follows.

extension DeregisterApplicationCommand {
  func follow(
    _ output: DeregisterApplicationOutput, of input: DeregisterApplicationInput,
    with follower: OperationFollower, printing writer: ResultWriter
  ) async throws {
    try await follower.follow(deregistrationOf: input.applicationId)
  }
}

extension RegisterApplicationCommand {
  func follow(
    _ output: RegisterApplicationOutput, of input: RegisterApplicationInput,
    with follower: OperationFollower, printing writer: ResultWriter
  ) async throws {
    try await follower.follow(try started([output.operationId]), printing: writer)
  }
}

extension StartApplicationCommand {
  func follow(
    _ output: StartApplicationOutput, of input: StartApplicationInput,
    with follower: OperationFollower, printing writer: ResultWriter
  ) async throws {
    try await follower.follow(try started([output.operationId]), printing: writer)
  }
}

extension StartApplicationRefreshCommand {
  func follow(
    _ output: StartApplicationRefreshOutput, of input: StartApplicationRefreshInput,
    with follower: OperationFollower, printing writer: ResultWriter
  ) async throws {
    try await follower.follow(try started([output.operationId]), printing: writer)
  }
}

extension StopApplicationCommand {
  func follow(
    _ output: StopApplicationOutput, of input: StopApplicationInput,
    with follower: OperationFollower, printing writer: ResultWriter
  ) async throws {
    try await follower.follow(try started([output.operationId]), printing: writer)
  }
}

extension StartConfigurationChecksCommand {
  func follow(
    _ output: StartConfigurationChecksOutput, of input: StartConfigurationChecksInput,
    with follower: OperationFollower, printing writer: ResultWriter
  ) async throws {
    let ids = try started((output.configurationCheckOperations ?? []).map(\.id))
    let checks = try await follower.follow(configurationChecks: ids)
    try await writer.write(
      try JSONValue(
        encoding: ListConfigurationCheckOperationsOutput(configurationCheckOperations: checks)),
      title: Self.operation)
  }
}

extension UpdateApplicationSettingsCommand {
  func follow(
    _ output: UpdateApplicationSettingsOutput, of input: UpdateApplicationSettingsInput,
    with follower: OperationFollower, printing writer: ResultWriter
  ) async throws {
    try await follower.follow(try started(output.operationIds ?? []), printing: writer)
  }
}

extension StartingCommand {
  /// The ids of what a call has started.
  ///
  /// - Throws: ``CommandFailure`` if there is none, so that nothing can be waited for.
  fileprivate func started(_ ids: [String?]) throws(CommandFailure) -> [String] {
    let known = ids.compactMap { $0 }
    guard !known.isEmpty, known.count == ids.count else {
      throw CommandFailure(.unreadable, "the response names no operation to wait for")
    }
    return known
  }
}
