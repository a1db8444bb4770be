import AWSClient
import SsmSapModels

extension StartConfigurationChecks: AdoptableOperation {
  static func applicationId(of input: StartConfigurationChecksInput) -> String {
    input.applicationId
  }

  static func startedIds(in output: StartConfigurationChecksOutput) -> [String] {
    (output.configurationCheckOperations ?? []).compactMap(\.id)
  }

  /// Claims one operation of each requested check. Without ids every check is requested; how many
  /// there are is not known, so the finding stays partial until the last lookup.
  static func find(
    for input: StartConfigurationChecksInput, with finder: StartedOperationFinder
  ) async throws(CallError) -> Finding<StartConfigurationChecksOutput> {
    let requested = input.configurationCheckIds.map(Set.init)
    let listed = try await operations(input.applicationId, finder)
    var found: [ConfigurationCheckOperation] = []
    var contests: [Bool] = []
    for check in listed.keys.sorted(by: { $0.rawValue < $1.rawValue })
    where requested?.contains(check) ?? true {
      let operations = listed[check] ?? []
      switch finder.claim(operations.map { (id: $0.id, start: $0.startTime) }) {
      case .claimed(let ids): found += operations.filter { $0.id == ids.first }.prefix(1)
      case .contested(let isInFlight): contests.append(isInFlight)
      case .nothing: break
      }
    }
    if !contests.isEmpty { return .contested(byCallInFlight: contests.contains(true)) }
    guard !found.isEmpty else { return .nothing }
    let output = StartConfigurationChecksOutput(configurationCheckOperations: found)
    return found.count == requested?.count ? .found(output) : .partial(output)
  }

  private static func operations(
    _ applicationId: String, _ finder: StartedOperationFinder
  ) async throws(CallError) -> [ConfigurationCheckType: [ConfigurationCheckOperation]] {
    var input = ListConfigurationCheckOperationsInput(applicationId: applicationId)
    input.listMode = .allOperations
    let pages = Pages(ListConfigurationCheckOperations.self, input: input, caller: finder.calls)
    var byCheck: [ConfigurationCheckType: [ConfigurationCheckOperation]] = [:]
    for operation in try await pages.allItems() {
      guard let check = operation.configurationCheckId else { continue }
      byCheck[check, default: []].append(operation)
    }
    return byCheck
  }
}
