import SsmSapModels
import Testing

@testable import SsmSapLocal

@Suite("Configuration check operations")
struct CheckOperationsTests {
  private func input(
    _ checks: [ConfigurationCheckType]?, _ application: String
  ) -> StartConfigurationChecksInput {
    StartConfigurationChecksInput(applicationId: application, configurationCheckIds: checks)
  }

  private func start(
    _ checks: [ConfigurationCheckType]? = nil, of application: String = "HANA-PRD",
    in harness: inout Harness
  ) throws -> [ConfigurationCheckOperation] {
    let input = input(checks, application)
    return try harness.run { try $0.startConfigurationChecks(input) }
      .configurationCheckOperations ?? []
  }

  private func code(
    _ checks: [ConfigurationCheckType]? = nil, of application: String = "HANA-PRD",
    in harness: inout Harness
  ) -> String? {
    let input = input(checks, application)
    return harness.code { try $0.startConfigurationChecks(input) }
  }

  private func get(
    _ id: String?, in harness: inout Harness
  ) throws -> ConfigurationCheckOperation {
    let id = try #require(id)
    let output = try harness.run { handler in
      try handler.getConfigurationCheckOperation(
        GetConfigurationCheckOperationInput(operationId: id))
    }
    return try #require(output.configurationCheckOperation)
  }

  /// Registers nothing: the landscape's single node, with an application for it.
  private func singleNode() -> Harness {
    var landscape = Landscape.singleNode
    for index in landscape.regions.indices {
      landscape.regions[index].applications = [LandscapeApplication(id: "ONE", sid: "HDB")]
    }
    return Harness(landscape)
  }

  @Test("There are three checks, for HANA only")
  func listsDefinitions() throws {
    var harness = Harness()
    var found: [ConfigurationCheckDefinition] = []
    var token: String?
    repeat {
      let page = try harness.run { [token] handler in
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
    var harness = Harness()
    let now = harness.clock.now()
    let started = try start(checks, in: &harness)
    let expected =
      checks.map { $0.isEmpty ? ConfigurationCheckType.knownValues : [.sapCheck01, .sapCheck03] }
      ?? ConfigurationCheckType.knownValues
    #expect(started.map(\.configurationCheckId) == expected)
    #expect(started.allSatisfy { $0.status == nil && $0.startTime == now })
    #expect(try get(started[0].id, in: &harness).status == nil)
    harness.pass(.seconds(10))
    for operation in started {
      #expect(try get(operation.id, in: &harness).status == .inprogress)
    }
    harness.pass(.seconds(20))
    #expect(try get(started[0].id, in: &harness).status == .success)
    #expect(try get(started.last?.id, in: &harness).status == .inprogress)
    harness.pass(.seconds(60))
    let last = try get(started.last?.id, in: &harness)
    #expect(last.status == .success)
    #expect(last.ruleStatusCounts?.failed == 1)
    #expect(last.ruleStatusCounts?.warning == 1)
  }

  @Test("On an instant clock, a check has ended after the first response")
  func isInstant() throws {
    var harness = Harness()
    harness.clock.pace = .instant
    let started = try start([.sapCheck02], in: &harness)
    #expect(started.map(\.status) == [nil])
    #expect(started.map(\.ruleStatusCounts) == [nil])
    #expect(try get(started[0].id, in: &harness).status == .success)
    #expect(code([.sapCheck02], in: &harness) == nil)
  }

  @Test("The counts are those of the rules of all sub-checks")
  func listsResults() throws {
    var harness = Harness()
    let id = try #require(try start([.sapCheck03], in: &harness).first?.id)
    harness.pass(.seconds(100))
    let subChecks =
      try harness.run { handler in
        try handler.listSubCheckResults(
          ListSubCheckResultsInput(operationId: "{\(id.uppercased())}"))
      }.subCheckResults ?? []
    #expect(subChecks.count > 3)
    var rules: [RuleResult] = []
    for subCheck in subChecks {
      let id = try #require(subCheck.id)
      var token: String?
      repeat {
        let page = try harness.run { [token] handler in
          try handler.listSubCheckRuleResults(
            ListSubCheckRuleResultsInput(subCheckResultId: id, maxResults: 2, nextToken: token))
        }
        rules += page.ruleResults ?? []
        token = page.nextToken
      } while token != nil && rules.count < 1000
    }
    #expect(Set(rules.map(\.id)).count == rules.count)
    let counts = try #require(try get(id, in: &harness).ruleStatusCounts)
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
    var harness = Harness()
    let id = try #require(try start([.sapCheck01], in: &harness).first?.id)
    harness.pass(.seconds(5))
    let page = try harness.run { handler in
      try handler.listSubCheckResults(ListSubCheckResultsInput(operationId: id))
    }
    #expect(page.subCheckResults == [])
    #expect(page.nextToken == nil)
  }

  @Test("What an application is not ready for or does not have is refused")
  func refuses() throws {
    var harness = Harness()
    #expect(code(of: "x", in: &harness) == "ResourceNotFoundException")
    #expect(code(of: "ABAP-ECD", in: &harness) == "ValidationException")
    #expect(
      code([.sapCheck01, ConfigurationCheckType(rawValue: "SAP_CHECK_99")], in: &harness)
        == "ValidationException")
    _ = try start([.sapCheck02], in: &harness)
    #expect(code(in: &harness) == "ValidationException")
    #expect(code([.sapCheck02], in: &harness) == "ValidationException")
    #expect(code([.sapCheck01], in: &harness) == nil)
    harness.pass(.seconds(1000))
    #expect(code(in: &harness) == nil)
  }

  @Test(
    "Every component has to run",
    arguments: [ComponentStatus.stopped, .starting, .stopping, .runningWithError, .undefined])
  func needsRunningComponents(status: ComponentStatus) {
    var harness = Harness()
    harness.change { state in
      state.applications.update("HANA-PRD") { $0.components[1].status = status }
    }
    #expect(code(in: &harness) == "ValidationException")
  }

  @Test("A check fails when the application stops meanwhile")
  func failsOnStop() throws {
    var harness = Harness()
    let started = try start([.sapCheck01, .sapCheck02], in: &harness)
    let ended = try #require(started.first?.id)
    let id = try #require(started.last?.id)
    harness.pass(.seconds(25))
    let stop = harness.clock.now()
    _ = try harness.stop("HANA-PRD")
    #expect(try get(id, in: &harness).status == .error)
    harness.pass()
    #expect(try get(ended, in: &harness).status == .success)
    let failed = try get(id, in: &harness)
    #expect(failed.status == .error)
    #expect(failed.endTime == stop)
    #expect(failed.statusMessage?.hasPrefix("The component PRD-HDB00 is STOPPING;") == true)
    #expect(failed.ruleStatusCounts == nil)
    let results = try harness.run { handler in
      try handler.listSubCheckResults(ListSubCheckResultsInput(operationId: id))
    }
    #expect(results.subCheckResults == [])

    _ = try harness.start("HANA-PRD")
    harness.pass()
    #expect(code([.sapCheck02], in: &harness) == nil)
  }

  @Test("A check fails when its application stops as the database of another, whoever looks when")
  func failsOnStopOfDatabase() throws {
    var harness = Harness()
    _ = try harness.stop("ABAP-ECD", with: .dbms)
    harness.pass(.seconds(60))
    let id = try start([.sapCheck02], in: &harness).first?.id
    harness.pass()
    #expect(try get(id, in: &harness).status == .error)
  }

  @Test("An application without components is not checked")
  func needsComponents() {
    var harness = Harness()
    harness.change { state in
      state.applications.update("HANA-PRD") { $0.components = [] }
    }
    #expect(code([.sapCheck01], in: &harness) == "ValidationException")
  }

  @Test("The check of the cluster does not apply to a single node")
  func needsSeveralNodes() throws {
    var harness = singleNode()
    #expect(code([.sapCheck03], of: "ONE", in: &harness) == "ValidationException")
    #expect(code([.sapCheck01, .sapCheck03], of: "ONE", in: &harness) == "ValidationException")
    let started = try start(of: "ONE", in: &harness)
    #expect(started.map(\.configurationCheckId) == [.sapCheck01, .sapCheck02])
    harness.pass(.seconds(100))
    // The landscape's volume for the log is slow, and one volume is not encrypted.
    let counts = try get(started[1].id, in: &harness).ruleStatusCounts
    #expect(counts?.failed == 1)
    #expect(counts?.warning == 1)
  }

  @Test("A start that is refused leaves nothing behind")
  func isAtomic() throws {
    var harness = Harness()
    _ = try start([.sapCheck03], in: &harness)
    #expect(code(in: &harness) == "ValidationException")
    let all = try list(.allOperations, in: &harness)
    #expect(all.count == 1)
  }

  private func list(
    _ mode: ConfigurationCheckOperationListingMode?, _ filters: [Filter]? = nil,
    size: Int32? = nil, in harness: inout Harness
  ) throws -> [ConfigurationCheckOperation] {
    var all: [ConfigurationCheckOperation] = []
    var token: String?
    repeat {
      let page = try harness.run { [token] handler in
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
    var harness = Harness()
    let first = try start([.sapCheck01, .sapCheck02], in: &harness)
    harness.pass(.seconds(100))
    let second = try start([.sapCheck01], in: &harness)
    let all = try list(.allOperations, size: size, in: &harness)
    #expect(all.first?.id == second[0].id)
    #expect(Set(all.dropFirst().map(\.id)) == Set(first.map(\.id)))
    for mode in [nil, ConfigurationCheckOperationListingMode.latestPerCheck] {
      let latest = try list(mode, size: size, in: &harness)
      #expect(latest.map(\.id) == [second[0].id, first[1].id])
      #expect(latest.map(\.status) == [nil, .success])
    }
  }

  @Test("Of two runs at the same time, the one that started later is the latest")
  func ordersRunsAtOnce() throws {
    var harness = Harness()
    harness.clock.pace = .instant
    var ids: [String?] = []
    for _ in 0..<8 { ids += try start([.sapCheck01], in: &harness).map(\.id) }
    #expect(try list(.allOperations, size: 3, in: &harness).map(\.id) == ids.reversed())
    #expect(try list(nil, in: &harness).map(\.id) == [ids.last])
  }

  @Test("Runs are filtered by their members")
  func filtersRuns() throws {
    var harness = Harness()
    let first = try start([.sapCheck01, .sapCheck02], in: &harness)
    harness.pass(.seconds(30))
    let done = [Filter(name: "status", value: "SUCCESS", operator: .equals)]
    #expect(try list(nil, done, in: &harness).map(\.id) == [first[0].id])
    let check = [Filter(name: "configurationCheckID", value: "SAP_CHECK_02", operator: .equals)]
    #expect(try list(nil, check, in: &harness).map(\.id) == [first[1].id])
    let unknown = harness.code { handler in
      try handler.listConfigurationCheckOperations(
        ListConfigurationCheckOperationsInput(
          applicationId: "HANA-PRD",
          filters: [Filter(name: "x", value: "y", operator: .equals)]))
    }
    #expect(unknown == "ValidationException")
  }

  @Test("Unknown names are refused as the model allows")
  func refusesUnknown() {
    var harness = Harness()
    let id = "00000000-0000-4000-8000-000000000000"
    let codes = [
      harness.code { handler in
        try handler.getConfigurationCheckOperation(
          GetConfigurationCheckOperationInput(operationId: id))
      },
      harness.code { handler in
        try handler.listSubCheckResults(ListSubCheckResultsInput(operationId: id))
      },
      harness.code { handler in
        try handler.listSubCheckRuleResults(ListSubCheckRuleResultsInput(subCheckResultId: id))
      },
      harness.code { handler in
        try handler.listConfigurationCheckOperations(
          ListConfigurationCheckOperationsInput(
            applicationId: "HANA-PRD",
            listMode: ConfigurationCheckOperationListingMode(rawValue: "x")))
      },
    ]
    #expect(codes == Array(repeating: "ValidationException", count: 4))
    let application = harness.code { handler in
      try handler.listConfigurationCheckOperations(
        ListConfigurationCheckOperationsInput(applicationId: "x"))
    }
    #expect(application == "ResourceNotFoundException")
  }

  @Test("The same seed and the same calls give the same runs")
  func isRepeatable() throws {
    var first = Harness(seed: 5)
    var second = Harness(seed: 5)
    #expect(try start(in: &first) == start(in: &second))
    first.pass(.seconds(100))
    second.pass(.seconds(100))
    #expect(try list(.allOperations, in: &first) == list(.allOperations, in: &second))
  }
}
