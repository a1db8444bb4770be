import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Configuration check operations")
struct CheckOperationsTests {
  private func start(
    _ checks: [ConfigurationCheckType]? = nil, of application: String = "HANA-PRD",
    in fixture: inout HandlerFixture
  ) throws(LocalFailure) -> [ConfigurationCheckOperation] {
    try fixture.call { handler throws(LocalFailure) in
      try handler.startConfigurationChecks(
        StartConfigurationChecksInput(
          applicationId: application, configurationCheckIds: checks))
    }.configurationCheckOperations ?? []
  }

  private func code(
    _ checks: [ConfigurationCheckType]? = nil, of application: String = "HANA-PRD",
    in fixture: inout HandlerFixture
  ) -> String? {
    do {
      _ = try start(checks, of: application, in: &fixture)
      return nil
    } catch {
      return error.code
    }
  }

  private func get(
    _ id: String?, in fixture: inout HandlerFixture
  ) throws -> ConfigurationCheckOperation {
    let id = try #require(id)
    let output = try fixture.call { handler throws(LocalFailure) in
      try handler.getConfigurationCheckOperation(
        GetConfigurationCheckOperationInput(operationId: id))
    }
    return try #require(output.configurationCheckOperation)
  }

  /// Registers nothing: the landscape's single node, with an application for it.
  private func singleNode() -> HandlerFixture {
    var landscape = Landscape.singleNode
    for index in landscape.regions.indices {
      landscape.regions[index].applications = [LandscapeApplication(id: "ONE", sid: "HDB")]
    }
    return HandlerFixture(landscape)
  }

  @Test("There are three checks, for HANA only")
  func listsDefinitions() throws {
    var fixture = HandlerFixture()
    var found: [ConfigurationCheckDefinition] = []
    var token: String?
    repeat {
      let page = try fixture.call { [token] handler throws(LocalFailure) in
        try handler.listConfigurationCheckDefinitions(
          ListConfigurationCheckDefinitionsInput(maxResults: 2, nextToken: token))
      }
      found += page.configurationChecks ?? []
      token = page.nextToken
    } while token != nil && found.count < 4
    #expect(found.map(\.id) == [.sapCheck01, .sapCheck02, .sapCheck03])
    #expect(found.allSatisfy { $0.applicableApplicationTypes == [.hana] })
  }

  @Test(
    "Checks run from no status over INPROGRESS to SUCCESS, each by itself",
    arguments: [nil, [], [ConfigurationCheckType.sapCheck03, .sapCheck01, .sapCheck03]])
  func runs(checks: [ConfigurationCheckType]?) throws {
    var fixture = HandlerFixture()
    let started = try start(checks, in: &fixture)
    let expected =
      checks.map { $0.isEmpty ? ConfigurationCheckType.knownValues : [.sapCheck01, .sapCheck03] }
      ?? ConfigurationCheckType.knownValues
    #expect(started.map(\.configurationCheckId) == expected)
    #expect(started.allSatisfy { $0.status == nil && $0.startTime == HandlerFixture.start })
    #expect(try get(started[0].id, in: &fixture).status == nil)
    fixture.pass(10)
    for operation in started {
      #expect(try get(operation.id, in: &fixture).status == .inprogress)
    }
    fixture.pass(20)
    #expect(try get(started[0].id, in: &fixture).status == .success)
    #expect(try get(started.last?.id, in: &fixture).status == .inprogress)
    fixture.pass(60)
    let last = try get(started.last?.id, in: &fixture)
    #expect(last.status == .success)
    #expect(last.ruleStatusCounts?.failed == 1)
    #expect(last.ruleStatusCounts?.warning == 1)
  }

  @Test("On an instant clock, a check has ended after the first response")
  func isInstant() throws {
    var fixture = HandlerFixture(pace: .instant)
    let started = try start([.sapCheck02], in: &fixture)
    #expect(started.map(\.status) == [nil])
    #expect(started.map(\.ruleStatusCounts) == [nil])
    #expect(try get(started[0].id, in: &fixture).status == .success)
    #expect(code([.sapCheck02], in: &fixture) == nil)
  }

  @Test("The counts are those of the rules of all sub-checks")
  func listsResults() throws {
    var fixture = HandlerFixture()
    let id = try #require(try start([.sapCheck03], in: &fixture).first?.id)
    fixture.pass(100)
    let subChecks =
      try fixture.call { handler throws(LocalFailure) in
        try handler.listSubCheckResults(
          ListSubCheckResultsInput(operationId: "{\(id.uppercased())}"))
      }.subCheckResults ?? []
    #expect(subChecks.count > 3)
    var rules: [RuleResult] = []
    for subCheck in subChecks {
      let id = try #require(subCheck.id)
      var token: String?
      repeat {
        let page = try fixture.call { [token] handler throws(LocalFailure) in
          try handler.listSubCheckRuleResults(
            ListSubCheckRuleResultsInput(subCheckResultId: id, maxResults: 2, nextToken: token))
        }
        rules += page.ruleResults ?? []
        token = page.nextToken
      } while token != nil && rules.count < 1000
    }
    #expect(Set(rules.map(\.id)).count == rules.count)
    let counts = try #require(try get(id, in: &fixture).ruleStatusCounts)
    func count(_ status: RuleResultStatus) -> Int32 {
      Int32(rules.filter { $0.status == status }.count)
    }
    #expect(
      counts
        == RuleStatusCounts(
          failed: count(.failed), warning: count(.warning), info: count(.info),
          passed: count(.passed), unknown: count(.unknown)))
    let failed = rules.filter { $0.status == .failed }
    #expect(failed.map { $0.metadata?["ClusterParameter"] } == ["stonith-action"])
    #expect(failed.map { $0.metadata?["ActualValue"] } == ["reboot"])
    #expect(failed.map { $0.metadata?["ExpectedValue"] } == ["off"])
  }

  @Test("Before a check has ended, there are no results")
  func hasNoResultsBefore() throws {
    var fixture = HandlerFixture()
    let id = try #require(try start([.sapCheck01], in: &fixture).first?.id)
    fixture.pass(5)
    let page = try fixture.call { handler throws(LocalFailure) in
      try handler.listSubCheckResults(ListSubCheckResultsInput(operationId: id))
    }
    #expect(page.subCheckResults == [])
    #expect(page.nextToken == nil)
  }

  @Test("What an application is not ready for or does not have is refused")
  func refuses() throws {
    var fixture = HandlerFixture()
    #expect(code(of: "x", in: &fixture) == "ResourceNotFoundException")
    #expect(code(of: "ABAP-ECD", in: &fixture) == "ValidationException")
    #expect(
      code([.sapCheck01, ConfigurationCheckType(rawValue: "SAP_CHECK_99")], in: &fixture)
        == "ValidationException")
    _ = try start([.sapCheck02], in: &fixture)
    #expect(code(in: &fixture) == "ValidationException")
    #expect(code([.sapCheck02], in: &fixture) == "ValidationException")
    #expect(code([.sapCheck01], in: &fixture) == nil)
    fixture.pass(1000)
    #expect(code(in: &fixture) == nil)
  }

  @Test(
    "Every component has to run",
    arguments: [ComponentStatus.stopped, .starting, .stopping, .runningWithError, .undefined])
  func needsRunningComponents(status: ComponentStatus) {
    var fixture = HandlerFixture()
    fixture.change { state in
      state.applications.update("HANA-PRD") { $0.components[1].status = status }
    }
    #expect(code(in: &fixture) == "ValidationException")
  }

  @Test("An application without components is not checked")
  func needsComponents() {
    var fixture = HandlerFixture()
    fixture.change { state in
      state.applications.update("HANA-PRD") { $0.components = [] }
    }
    #expect(code([.sapCheck01], in: &fixture) == "ValidationException")
  }

  @Test("The check of the cluster does not apply to a single node")
  func needsSeveralNodes() throws {
    var fixture = singleNode()
    #expect(code([.sapCheck03], of: "ONE", in: &fixture) == "ValidationException")
    #expect(code([.sapCheck01, .sapCheck03], of: "ONE", in: &fixture) == "ValidationException")
    let started = try start(of: "ONE", in: &fixture)
    #expect(started.map(\.configurationCheckId) == [.sapCheck01, .sapCheck02])
    fixture.pass(100)
    // The landscape's volume for the log is slow, and one volume is not encrypted.
    let counts = try get(started[1].id, in: &fixture).ruleStatusCounts
    #expect(counts?.failed == 1)
    #expect(counts?.warning == 1)
  }

  @Test("A start that is refused leaves nothing behind")
  func isAtomic() throws {
    var fixture = HandlerFixture()
    _ = try start([.sapCheck03], in: &fixture)
    #expect(code(in: &fixture) == "ValidationException")
    let all = try list(.allOperations, in: &fixture)
    #expect(all.count == 1)
  }

  private func list(
    _ mode: ConfigurationCheckOperationListingMode?, _ filters: [Filter]? = nil,
    size: Int32? = nil, in fixture: inout HandlerFixture
  ) throws -> [ConfigurationCheckOperation] {
    var all: [ConfigurationCheckOperation] = []
    var token: String?
    repeat {
      let page = try fixture.call { [token] handler throws(LocalFailure) in
        try handler.listConfigurationCheckOperations(
          ListConfigurationCheckOperationsInput(
            applicationId: "HANA-PRD", listMode: mode, maxResults: size, nextToken: token,
            filters: filters))
      }
      all += page.configurationCheckOperations ?? []
      token = page.nextToken
    } while token != nil && all.count < 1000
    return all
  }

  @Test("Runs are listed the newest first, or the latest of each check", arguments: [1, 2, 50])
  func listsRuns(size: Int32) throws {
    var fixture = HandlerFixture()
    let first = try start([.sapCheck01, .sapCheck02], in: &fixture)
    fixture.pass(100)
    let second = try start([.sapCheck01], in: &fixture)
    let all = try list(.allOperations, size: size, in: &fixture)
    #expect(all.first?.id == second[0].id)
    #expect(Set(all.dropFirst().map(\.id)) == Set(first.map(\.id)))
    for mode in [nil, ConfigurationCheckOperationListingMode.latestPerCheck] {
      let latest = try list(mode, size: size, in: &fixture)
      #expect(latest.map(\.id) == [second[0].id, first[1].id])
      #expect(latest.map(\.status) == [nil, .success])
    }
  }

  @Test("Of two runs at the same time, the one that started later is the latest")
  func ordersRunsAtOnce() throws {
    var fixture = HandlerFixture(pace: .instant)
    var ids: [String?] = []
    for _ in 0..<8 { ids += try start([.sapCheck01], in: &fixture).map(\.id) }
    #expect(try list(.allOperations, size: 3, in: &fixture).map(\.id) == ids.reversed())
    #expect(try list(nil, in: &fixture).map(\.id) == [ids.last])
  }

  @Test("Runs are filtered by their members")
  func filtersRuns() throws {
    var fixture = HandlerFixture()
    let first = try start([.sapCheck01, .sapCheck02], in: &fixture)
    fixture.pass(30)
    let done = [Filter(name: "status", value: "SUCCESS", operator: .equals)]
    #expect(try list(nil, done, in: &fixture).map(\.id) == [first[0].id])
    let check = [Filter(name: "configurationCheckID", value: "SAP_CHECK_02", operator: .equals)]
    #expect(try list(nil, check, in: &fixture).map(\.id) == [first[1].id])
    let unknown = fixture.code { handler throws(LocalFailure) in
      try handler.listConfigurationCheckOperations(
        ListConfigurationCheckOperationsInput(
          applicationId: "HANA-PRD",
          filters: [Filter(name: "x", value: "y", operator: .equals)]))
    }
    #expect(unknown == "ValidationException")
  }

  @Test("Unknown names are refused as the model allows")
  func refusesUnknown() {
    var fixture = HandlerFixture()
    let id = "00000000-0000-4000-8000-000000000000"
    let codes = [
      fixture.code { handler throws(LocalFailure) in
        try handler.getConfigurationCheckOperation(
          GetConfigurationCheckOperationInput(operationId: id))
      },
      fixture.code { handler throws(LocalFailure) in
        try handler.listSubCheckResults(ListSubCheckResultsInput(operationId: id))
      },
      fixture.code { handler throws(LocalFailure) in
        try handler.listSubCheckRuleResults(ListSubCheckRuleResultsInput(subCheckResultId: id))
      },
      fixture.code { handler throws(LocalFailure) in
        try handler.listConfigurationCheckOperations(
          ListConfigurationCheckOperationsInput(
            applicationId: "HANA-PRD",
            listMode: ConfigurationCheckOperationListingMode(rawValue: "x")))
      },
    ]
    #expect(codes == Array(repeating: "ValidationException", count: 4))
    let application = fixture.code { handler throws(LocalFailure) in
      try handler.listConfigurationCheckOperations(
        ListConfigurationCheckOperationsInput(applicationId: "x"))
    }
    #expect(application == "ResourceNotFoundException")
  }

  @Test("The same seed and the same calls give the same runs")
  func isRepeatable() throws {
    var first = HandlerFixture(seed: 5)
    var second = HandlerFixture(seed: 5)
    #expect(try start(in: &first) == start(in: &second))
    first.pass(100)
    second.pass(100)
    #expect(try list(.allOperations, in: &first) == list(.allOperations, in: &second))
  }
}
