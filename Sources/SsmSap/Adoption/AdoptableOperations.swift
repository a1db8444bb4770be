import AWSClient
import SsmSapModels

extension StartApplication: AdoptableOperation {
  static func startedIds(in output: StartApplicationOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  static func look(
    for input: StartApplicationInput, with lookout: Lookout
  ) async throws(CallError) -> Trace<StartApplicationOutput> {
    guard let id = try await lookout.operationId(of: input.applicationId, .start) else {
      return .nothing
    }
    return .found(StartApplicationOutput(operationId: id))
  }
}

extension StopApplication: AdoptableOperation {
  static func startedIds(in output: StopApplicationOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  static func look(
    for input: StopApplicationInput, with lookout: Lookout
  ) async throws(CallError) -> Trace<StopApplicationOutput> {
    guard let id = try await lookout.operationId(of: input.applicationId, .stop) else {
      return .nothing
    }
    return .found(StopApplicationOutput(operationId: id))
  }
}

extension StartApplicationRefresh: AdoptableOperation {
  static func startedIds(in output: StartApplicationRefreshOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  static func look(
    for input: StartApplicationRefreshInput, with lookout: Lookout
  ) async throws(CallError) -> Trace<StartApplicationRefreshOutput> {
    guard let id = try await lookout.operationId(of: input.applicationId, .refresh) else {
      return .nothing
    }
    return .found(StartApplicationRefreshOutput(operationId: id))
  }
}

extension UpdateApplicationSettings: AdoptableOperation {
  static func startedIds(in output: UpdateApplicationSettingsOutput) -> [String] {
    output.operationIds ?? []
  }

  /// How many operations an update starts is not documented, so every one that fits is taken.
  static func look(
    for input: UpdateApplicationSettingsInput, with lookout: Lookout
  ) async throws(CallError) -> Trace<UpdateApplicationSettingsOutput> {
    let operations = try await lookout.operations(of: input.applicationId, .update)
    guard !operations.isEmpty else { return .nothing }
    return .found(UpdateApplicationSettingsOutput(operationIds: operations.compactMap(\.id)))
  }
}
