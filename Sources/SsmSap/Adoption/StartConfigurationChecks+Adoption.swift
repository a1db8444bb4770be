import AWSClient
import SsmSapModels

extension StartConfigurationChecks: AdoptableOperation {
  static func startedIds(in output: StartConfigurationChecksOutput) -> [String] {
    (output.configurationCheckOperations ?? []).compactMap(\.id)
  }

  /// One operation of each check that was asked for, the likeliest. Without ids every check is
  /// asked for; how many those are is not known, so what is found is a part until the last look.
  static func look(
    for input: StartConfigurationChecksInput, with lookout: Lookout
  ) async throws(CallError) -> Trace<StartConfigurationChecksOutput> {
    let wanted = input.configurationCheckIds.map(Set.init)
    let found = try await operations(input.applicationId, wanted, lookout)
    guard !found.isEmpty else { return .nothing }
    let output = StartConfigurationChecksOutput(configurationCheckOperations: found)
    return found.count == wanted?.count ? .found(output) : .partial(output)
  }

  private static func operations(
    _ applicationId: String, _ wanted: Set<ConfigurationCheckType>?, _ lookout: Lookout
  ) async throws(CallError) -> [ConfigurationCheckOperation] {
    var input = ListConfigurationCheckOperationsInput(applicationId: applicationId)
    input.listMode = .allOperations
    let pages = Pages(ListConfigurationCheckOperations.self, input: input, caller: lookout.calls)
    var likeliest: [ConfigurationCheckType: ConfigurationCheckOperation] = [:]
    for operation in try await pages.allItems() {
      guard let check = operation.configurationCheckId, wanted?.contains(check) ?? true,
        lookout.mayBeOurs(id: operation.id, start: operation.startTime),
        lookout.distance(operation.startTime)
          < lookout.distance(likeliest[check]?.startTime)
      else { continue }
      likeliest[check] = operation
    }
    return likeliest.sorted { $0.key.rawValue < $1.key.rawValue }.map(\.value)
  }
}
