import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Tags, permissions and checks in a store")
struct ListStoreTests {
  private let clock = LocalClock.still
  private let database = Harness.hanaARN + "/DB/PRD"

  private func runs(
    _ service: LocalService, _ mode: ConfigurationCheckOperationListingMode, token: String? = nil
  ) async throws -> ListConfigurationCheckOperationsOutput {
    try await service.call(
      ListConfigurationCheckOperations.self,
      ListConfigurationCheckOperationsInput(
        applicationId: "HANA-PRD", listMode: mode, maxResults: 2, nextToken: token))
  }

  @Test("After a restart, checks, permissions and page tokens are as before")
  func restarts() async throws {
    let store = MemoryStore()
    let first = try await LocalService(clock: clock, store: store)
    for checks in [nil, [ConfigurationCheckType.sapCheck01]] {
      _ = try await first.call(
        StartConfigurationChecks.self,
        StartConfigurationChecksInput(
          applicationId: "HANA-PRD", configurationCheckIds: checks))
      clock.step(by: .seconds(25))
    }
    let permission = try await first.call(
      PutResourcePermission.self,
      PutResourcePermissionInput(
        actionType: .restore, sourceResourceArn: "arn:aws:x:::y", resourceArn: database))
    let page = try await runs(first, .allOperations)
    let token = try #require(page.nextToken)

    let second = try await LocalService(clock: clock, store: store)
    for mode in ConfigurationCheckOperationListingMode.knownValues {
      #expect(try await runs(second, mode) == runs(first, mode))
    }
    #expect(
      try await runs(second, .allOperations, token: token)
        == runs(first, .allOperations, token: token))
    let policy = try await second.call(
      GetResourcePermission.self, GetResourcePermissionInput(resourceArn: database))
    #expect(policy.policy == permission.policy)
    clock.step(by: .seconds(100))
    #expect(try await runs(second, .allOperations) == runs(first, .allOperations))
    #expect(first.revision > 0)
  }

  @Test("A check writes its own record only, and nothing as it progresses")
  func writesChanges() async throws {
    let store = MemoryStore()
    let service = try await LocalService(clock: clock, store: store)
    let output = try await service.call(
      StartConfigurationChecks.self,
      StartConfigurationChecksInput(
        applicationId: "HANA-PRD", configurationCheckIds: [.sapCheck02]))
    let id = try #require(output.configurationCheckOperations?.first?.id)
    let keys = store.commits[1].map { change in
      switch change {
      case .put(let record): record.key
      case .remove(let key): "-" + key
      }
    }
    #expect(keys == ["service", "123456789012/eu-central-1/check/\(id)"])
    let before = service.revision
    clock.step(by: .seconds(100))
    _ = try await service.call(
      GetConfigurationCheckOperation.self, GetConfigurationCheckOperationInput(operationId: id))
    #expect(service.revision > before)
    #expect(store.commits.count == 2)
  }

  @Test("A token of another list, or one that is too old, is refused over the protocol")
  func refusesTokens() async throws {
    let service = LocalService(clock: clock)
    let input = ListComponentsInput(maxResults: 1)
    let page = try await service.call(ListComponents.self, input)
    let token = try #require(page.nextToken)
    let next = ListComponentsInput(nextToken: token, maxResults: 1)
    #expect(try await service.send(ListComponents.self, next).code == nil)
    let foreign = try await service.send(
      ListDatabases.self, ListDatabasesInput(nextToken: token, maxResults: 1))
    #expect(foreign.code == "ValidationException")
    let elsewhere = try await service.send(ListComponents.self, next, region: "us-east-1")
    #expect(elsewhere.code == "ValidationException")
    clock.step(by: .seconds(3600))
    #expect(try await service.send(ListComponents.self, next).code == "ValidationException")
  }
}
