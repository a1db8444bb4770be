import JMESPath
import SsmSap

// What the call of each starting command returns, and how it is followed.

extension DeregisterApplicationCommand {
  func follow(
    _ output: DeregisterApplicationOutput, with follower: OperationFollower
  ) async throws -> JSONValue? { nil }
}

extension RegisterApplicationCommand {
  func follow(
    _ output: RegisterApplicationOutput, with follower: OperationFollower
  ) async throws -> JSONValue? {
    try await follower.operation(output.operationId)
  }
}

extension StartApplicationCommand {
  func follow(
    _ output: StartApplicationOutput, with follower: OperationFollower
  ) async throws -> JSONValue? {
    try await follower.operation(output.operationId)
  }
}

extension StartApplicationRefreshCommand {
  func follow(
    _ output: StartApplicationRefreshOutput, with follower: OperationFollower
  ) async throws -> JSONValue? {
    try await follower.operation(output.operationId)
  }
}

extension StopApplicationCommand {
  func follow(
    _ output: StopApplicationOutput, with follower: OperationFollower
  ) async throws -> JSONValue? {
    try await follower.operation(output.operationId)
  }
}

extension StartConfigurationChecksCommand {
  func follow(
    _ output: StartConfigurationChecksOutput, with follower: OperationFollower
  ) async throws -> JSONValue? { nil }
}

extension UpdateApplicationSettingsCommand {
  func follow(
    _ output: UpdateApplicationSettingsOutput, with follower: OperationFollower
  ) async throws -> JSONValue? {
    let operations = try await follower.follow(output.operationIds ?? [])
    return try JSONValue(encoding: ListOperationsOutput(operations: operations))
  }
}

extension OperationFollower {
  /// Follows one operation and returns it as `get-operation` prints it.
  fileprivate func operation(_ id: String?) async throws -> JSONValue? {
    guard let id else { throw CommandFailure(.unreadable, "the response names no operation") }
    let operation = try await follow([id]).first
    return try JSONValue(encoding: GetOperationOutput(operation: operation))
  }
}
