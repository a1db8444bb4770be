import AWSClient
import SsmSapModels

extension StartApplication: AdoptableOperation {
  static func applicationId(of input: StartApplicationInput) -> String { input.applicationId }

  static func startedIds(in output: StartApplicationOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  static func find(
    for input: StartApplicationInput, with finder: StartedOperationFinder
  ) async throws(CallError) -> Finding<StartApplicationOutput> {
    switch try await finder.claimOperation(of: input.applicationId, .start) {
    case .claimed(let ids): .found(StartApplicationOutput(operationId: ids.first))
    case .nothing: .nothing
    case .contested(let isInFlight): .contested(byCallInFlight: isInFlight)
    }
  }
}

extension StopApplication: AdoptableOperation {
  static func applicationId(of input: StopApplicationInput) -> String { input.applicationId }

  static func startedIds(in output: StopApplicationOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  static func find(
    for input: StopApplicationInput, with finder: StartedOperationFinder
  ) async throws(CallError) -> Finding<StopApplicationOutput> {
    switch try await finder.claimOperation(of: input.applicationId, .stop) {
    case .claimed(let ids): .found(StopApplicationOutput(operationId: ids.first))
    case .nothing: .nothing
    case .contested(let isInFlight): .contested(byCallInFlight: isInFlight)
    }
  }
}

extension StartApplicationRefresh: AdoptableOperation {
  static func applicationId(of input: StartApplicationRefreshInput) -> String {
    input.applicationId
  }

  static func startedIds(in output: StartApplicationRefreshOutput) -> [String] {
    [output.operationId].compactMap { $0 }
  }

  static func find(
    for input: StartApplicationRefreshInput, with finder: StartedOperationFinder
  ) async throws(CallError) -> Finding<StartApplicationRefreshOutput> {
    switch try await finder.claimOperation(of: input.applicationId, .refresh) {
    case .claimed(let ids): .found(StartApplicationRefreshOutput(operationId: ids.first))
    case .nothing: .nothing
    case .contested(let isInFlight): .contested(byCallInFlight: isInFlight)
    }
  }
}

extension UpdateApplicationSettings: AdoptableOperation {
  static func applicationId(of input: UpdateApplicationSettingsInput) -> String {
    input.applicationId
  }

  static func startedIds(in output: UpdateApplicationSettingsOutput) -> [String] {
    output.operationIds ?? []
  }

  /// Claims every operation that fits: how many operations an update starts is not documented.
  static func find(
    for input: UpdateApplicationSettingsInput, with finder: StartedOperationFinder
  ) async throws(CallError) -> Finding<UpdateApplicationSettingsOutput> {
    switch try await finder.claimOperation(of: input.applicationId, .update, claimsAll: true) {
    case .claimed(let ids): .found(UpdateApplicationSettingsOutput(operationIds: ids))
    case .nothing: .nothing
    case .contested(let isInFlight): .contested(byCallInFlight: isInFlight)
    }
  }
}
