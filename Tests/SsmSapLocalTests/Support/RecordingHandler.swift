import SsmSapModels

@testable import SsmSapLocal

/// A handler that keeps the names of the methods called, and returns empty outputs.
struct RecordingHandler: SsmSapHandler {
  var calls: [String] = []

  mutating func deleteResourcePermission(
    _ input: DeleteResourcePermissionInput
  ) -> DeleteResourcePermissionOutput {
    calls.append("DeleteResourcePermission")
    return DeleteResourcePermissionOutput()
  }

  mutating func deregisterApplication(
    _ input: DeregisterApplicationInput
  ) -> DeregisterApplicationOutput {
    calls.append("DeregisterApplication")
    return DeregisterApplicationOutput()
  }

  mutating func getApplication(_ input: GetApplicationInput) -> GetApplicationOutput {
    calls.append("GetApplication")
    return GetApplicationOutput()
  }

  mutating func getComponent(_ input: GetComponentInput) -> GetComponentOutput {
    calls.append("GetComponent")
    return GetComponentOutput()
  }

  mutating func getConfigurationCheckOperation(
    _ input: GetConfigurationCheckOperationInput
  ) -> GetConfigurationCheckOperationOutput {
    calls.append("GetConfigurationCheckOperation")
    return GetConfigurationCheckOperationOutput()
  }

  mutating func getDatabase(_ input: GetDatabaseInput) -> GetDatabaseOutput {
    calls.append("GetDatabase")
    return GetDatabaseOutput()
  }

  mutating func getOperation(_ input: GetOperationInput) -> GetOperationOutput {
    calls.append("GetOperation")
    return GetOperationOutput()
  }

  mutating func getResourcePermission(
    _ input: GetResourcePermissionInput
  ) -> GetResourcePermissionOutput {
    calls.append("GetResourcePermission")
    return GetResourcePermissionOutput()
  }

  mutating func listApplications(_ input: ListApplicationsInput) -> ListApplicationsOutput {
    calls.append("ListApplications")
    return ListApplicationsOutput()
  }

  mutating func listComponents(_ input: ListComponentsInput) -> ListComponentsOutput {
    calls.append("ListComponents")
    return ListComponentsOutput()
  }

  mutating func listConfigurationCheckDefinitions(
    _ input: ListConfigurationCheckDefinitionsInput
  ) -> ListConfigurationCheckDefinitionsOutput {
    calls.append("ListConfigurationCheckDefinitions")
    return ListConfigurationCheckDefinitionsOutput()
  }

  mutating func listConfigurationCheckOperations(
    _ input: ListConfigurationCheckOperationsInput
  ) -> ListConfigurationCheckOperationsOutput {
    calls.append("ListConfigurationCheckOperations")
    return ListConfigurationCheckOperationsOutput()
  }

  mutating func listDatabases(_ input: ListDatabasesInput) -> ListDatabasesOutput {
    calls.append("ListDatabases")
    return ListDatabasesOutput()
  }

  mutating func listOperationEvents(
    _ input: ListOperationEventsInput
  ) -> ListOperationEventsOutput {
    calls.append("ListOperationEvents")
    return ListOperationEventsOutput()
  }

  mutating func listOperations(_ input: ListOperationsInput) -> ListOperationsOutput {
    calls.append("ListOperations")
    return ListOperationsOutput()
  }

  mutating func listSubCheckResults(
    _ input: ListSubCheckResultsInput
  ) -> ListSubCheckResultsOutput {
    calls.append("ListSubCheckResults")
    return ListSubCheckResultsOutput()
  }

  mutating func listSubCheckRuleResults(
    _ input: ListSubCheckRuleResultsInput
  ) -> ListSubCheckRuleResultsOutput {
    calls.append("ListSubCheckRuleResults")
    return ListSubCheckRuleResultsOutput()
  }

  mutating func listTagsForResource(
    _ input: ListTagsForResourceRequest
  ) -> ListTagsForResourceResponse {
    calls.append("ListTagsForResource")
    return ListTagsForResourceResponse()
  }

  mutating func putResourcePermission(
    _ input: PutResourcePermissionInput
  ) -> PutResourcePermissionOutput {
    calls.append("PutResourcePermission")
    return PutResourcePermissionOutput()
  }

  mutating func registerApplication(
    _ input: RegisterApplicationInput
  ) -> RegisterApplicationOutput {
    calls.append("RegisterApplication")
    return RegisterApplicationOutput()
  }

  mutating func startApplication(_ input: StartApplicationInput) -> StartApplicationOutput {
    calls.append("StartApplication")
    return StartApplicationOutput()
  }

  mutating func startApplicationRefresh(
    _ input: StartApplicationRefreshInput
  ) -> StartApplicationRefreshOutput {
    calls.append("StartApplicationRefresh")
    return StartApplicationRefreshOutput()
  }

  mutating func startConfigurationChecks(
    _ input: StartConfigurationChecksInput
  ) -> StartConfigurationChecksOutput {
    calls.append("StartConfigurationChecks")
    return StartConfigurationChecksOutput()
  }

  mutating func stopApplication(_ input: StopApplicationInput) -> StopApplicationOutput {
    calls.append("StopApplication")
    return StopApplicationOutput()
  }

  mutating func tagResource(_ input: TagResourceRequest) -> TagResourceResponse {
    calls.append("TagResource")
    return TagResourceResponse()
  }

  mutating func untagResource(_ input: UntagResourceRequest) -> UntagResourceResponse {
    calls.append("UntagResource")
    return UntagResourceResponse()
  }

  mutating func updateApplicationSettings(
    _ input: UpdateApplicationSettingsInput
  ) -> UpdateApplicationSettingsOutput {
    calls.append("UpdateApplicationSettings")
    return UpdateApplicationSettingsOutput()
  }
}
