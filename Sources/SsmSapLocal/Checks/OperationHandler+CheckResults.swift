import AWSShapes
import SsmSapModels

extension OperationHandler {
  /// Lists the checks that exist.
  func listConfigurationCheckDefinitions(
    _ input: ListConfigurationCheckDefinitionsInput
  ) throws(LocalFailure) -> ListConfigurationCheckDefinitionsOutput {
    let page = try pager.page(
      ListConfigurationCheckDefinitions.self, input,
      of: ConfigurationCheck.all.map(\.definition)
    ) { PageKey($0.id?.rawValue ?? "") }
    return ListConfigurationCheckDefinitionsOutput(
      configurationChecks: page.items, nextToken: page.nextToken)
  }

  /// Returns a check that was started.
  ///
  /// An unknown id is a `ValidationException`, because the model has no error that fits better.
  func getConfigurationCheckOperation(
    _ input: GetConfigurationCheckOperationInput
  ) throws(LocalFailure) -> GetConfigurationCheckOperationOutput {
    GetConfigurationCheckOperationOutput(
      configurationCheckOperation: try run(input.operationId).operation(at: context.now))
  }

  /// Lists the checks of an application that were started: the latest of each check, by the ids of the
  /// checks, or all of them, the newest first.
  func listConfigurationCheckOperations(
    _ input: ListConfigurationCheckOperationsInput
  ) throws(LocalFailure) -> ListConfigurationCheckOperationsOutput {
    let record = try application(input.applicationId)
    let runs = state.checks.runs(of: record.id)
    let page: Page<CheckRun>
    switch input.listMode ?? .latestPerCheck {
    case .allOperations:
      page = try self.page(input, of: runs) {
        PageKey(largestFirst: $0.number)
      }
    case .latestPerCheck:
      let latest = ConfigurationCheck.all.compactMap { check in
        runs.first { $0.checkID == check.id.rawValue }
      }
      page = try self.page(input, of: latest) { PageKey($0.checkID) }
    case let mode: throw .validation("ListMode is \(mode), which is not a known value")
    }
    return ListConfigurationCheckOperationsOutput(
      configurationCheckOperations: page.items.map { $0.operation(at: context.now) },
      nextToken: page.nextToken)
  }

  /// Lists the sub-checks of a check; none before its end (inferred).
  func listSubCheckResults(
    _ input: ListSubCheckResultsInput
  ) throws(LocalFailure) -> ListSubCheckResultsOutput {
    let run = try run(input.operationId)
    let isFinished = run.status(at: context.now) == .success
    let page = try pager.page(
      ListSubCheckResults.self, input,
      of: Array((isFinished ? run.subChecks : []).enumerated())
    ) { PageKey(UInt64($0.offset)) }
    return ListSubCheckResultsOutput(
      subCheckResults: page.items.map(\.element.result), nextToken: page.nextToken)
  }

  /// Lists the results of the rules of a sub-check.
  ///
  /// An unknown id is a `ValidationException`, because the model has no error that fits better. So is
  /// the id of a check that has not ended.
  func listSubCheckRuleResults(
    _ input: ListSubCheckRuleResultsInput
  ) throws(LocalFailure) -> ListSubCheckRuleResultsOutput {
    guard let found = state.checks.subCheck(input.subCheckResultId),
      found.run.status(at: context.now) == .success
    else {
      throw .validation("no sub-check result has the id \(input.subCheckResultId)")
    }
    let page = try pager.page(
      ListSubCheckRuleResults.self, input, of: Array(found.record.rules.enumerated())
    ) { PageKey(UInt64($0.offset)) }
    return ListSubCheckRuleResultsOutput(
      ruleResults: page.items.map(\.element.result), nextToken: page.nextToken)
  }

  private func run(_ id: String) throws(LocalFailure) -> CheckRun {
    guard let run = state.checks.run(id) else {
      throw .validation("no configuration check operation has the id \(id)")
    }
    return run
  }

  private func page(
    _ input: ListConfigurationCheckOperationsInput, of runs: [CheckRun],
    by key: (CheckRun) -> PageKey
  ) throws(LocalFailure) -> Page<CheckRun> {
    let matching = try FilterTable.configurationCheckOperations.matches(
      among: runs, of: input.filters
    ) { $0.operation(at: context.now) }
    return try pager.page(ListConfigurationCheckOperations.self, input, of: matching, by: key)
  }
}
