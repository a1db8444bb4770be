import AWSJSON
import AWSRuntime
import AWSShapes
import SsmSap
import SsmSapModels
import Synchronization
import Testing

/// Keeps what it is called with, and answers with outputs in which nothing is.
private final class RecordingCaller: SsmSapClientProtocol {
  private let kept = Mutex<[String]>([])

  var calls: [String] { kept.withLock { $0 } }

  func call<Called: OperationShape>(
    _ operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> Called.Output {
    kept.withLock { $0.append("\(Called.name) \(input)") }
    do {
      return try JSONCodec().decode(Called.Output.self, from: Array("{}".utf8))
    } catch {
      throw CallError(.response, operation: Called.name, message: "\(error)")
    }
  }
}

@Suite("The methods of the client")
struct OperationMethodsTests {
  /// A method, called with an input and called with its members.
  struct Method: Sendable, CustomTestStringConvertible {
    var operation: String
    var withInput: @Sendable (any SsmSapClientProtocol) async throws -> Void
    var withMembers: @Sendable (any SsmSapClientProtocol) async throws -> Void

    init(
      _ operation: String,
      _ withInput: @escaping @Sendable (any SsmSapClientProtocol) async throws -> Void,
      _ withMembers: @escaping @Sendable (any SsmSapClientProtocol) async throws -> Void
    ) {
      self.operation = operation
      self.withInput = withInput
      self.withMembers = withMembers
    }

    var testDescription: String { operation }
  }

  private static let id = "01234567-89ab-cdef-0123-456789abcdef"
  private static let arn = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/app"

  static let methods = [
    Method(
      "DeleteResourcePermission",
      {
        _ = try await $0.deleteResourcePermission(DeleteResourcePermissionInput(resourceArn: arn))
      },
      { _ = try await $0.deleteResourcePermission(resourceArn: arn) }),
    Method(
      "DeregisterApplication",
      { _ = try await $0.deregisterApplication(DeregisterApplicationInput(applicationId: "app")) },
      { _ = try await $0.deregisterApplication(applicationId: "app") }),
    Method(
      "GetApplication", { _ = try await $0.getApplication(GetApplicationInput()) },
      { _ = try await $0.getApplication() }),
    Method(
      "GetComponent",
      {
        _ = try await $0.getComponent(
          GetComponentInput(applicationId: "app", componentId: "component"))
      },
      { _ = try await $0.getComponent(applicationId: "app", componentId: "component") }),
    Method(
      "GetConfigurationCheckOperation",
      {
        _ = try await $0.getConfigurationCheckOperation(
          GetConfigurationCheckOperationInput(operationId: id))
      },
      { _ = try await $0.getConfigurationCheckOperation(operationId: id) }),
    Method(
      "GetDatabase", { _ = try await $0.getDatabase(GetDatabaseInput()) },
      { _ = try await $0.getDatabase() }),
    Method(
      "GetOperation", { _ = try await $0.getOperation(GetOperationInput(operationId: id)) },
      { _ = try await $0.getOperation(operationId: id) }),
    Method(
      "GetResourcePermission",
      { _ = try await $0.getResourcePermission(GetResourcePermissionInput(resourceArn: arn)) },
      { _ = try await $0.getResourcePermission(resourceArn: arn) }),
    Method(
      "ListApplications", { _ = try await $0.listApplications(ListApplicationsInput()) },
      { _ = try await $0.listApplications() }),
    Method(
      "ListComponents", { _ = try await $0.listComponents(ListComponentsInput()) },
      { _ = try await $0.listComponents() }),
    Method(
      "ListConfigurationCheckDefinitions",
      {
        _ = try await $0.listConfigurationCheckDefinitions(ListConfigurationCheckDefinitionsInput())
      },
      { _ = try await $0.listConfigurationCheckDefinitions() }),
    Method(
      "ListConfigurationCheckOperations",
      {
        _ = try await $0.listConfigurationCheckOperations(
          ListConfigurationCheckOperationsInput(applicationId: "app"))
      },
      { _ = try await $0.listConfigurationCheckOperations(applicationId: "app") }),
    Method(
      "ListDatabases", { _ = try await $0.listDatabases(ListDatabasesInput()) },
      { _ = try await $0.listDatabases() }),
    Method(
      "ListOperationEvents",
      { _ = try await $0.listOperationEvents(ListOperationEventsInput(operationId: id)) },
      { _ = try await $0.listOperationEvents(operationId: id) }),
    Method(
      "ListOperations",
      { _ = try await $0.listOperations(ListOperationsInput(applicationId: "app")) },
      { _ = try await $0.listOperations(applicationId: "app") }),
    Method(
      "ListSubCheckResults",
      { _ = try await $0.listSubCheckResults(ListSubCheckResultsInput(operationId: id)) },
      { _ = try await $0.listSubCheckResults(operationId: id) }),
    Method(
      "ListSubCheckRuleResults",
      {
        _ = try await $0.listSubCheckRuleResults(ListSubCheckRuleResultsInput(subCheckResultId: id))
      },
      { _ = try await $0.listSubCheckRuleResults(subCheckResultId: id) }),
    Method(
      "ListTagsForResource",
      { _ = try await $0.listTagsForResource(ListTagsForResourceRequest(resourceArn: arn)) },
      { _ = try await $0.listTagsForResource(resourceArn: arn) }),
    Method(
      "PutResourcePermission",
      {
        _ = try await $0.putResourcePermission(
          PutResourcePermissionInput(actionType: .restore, sourceResourceArn: arn, resourceArn: arn)
        )
      },
      {
        _ = try await $0.putResourcePermission(
          actionType: .restore, sourceResourceArn: arn, resourceArn: arn)
      }),
    Method(
      "RegisterApplication",
      {
        _ = try await $0.registerApplication(
          RegisterApplicationInput(
            applicationId: "app", applicationType: .hana, instances: ["i-12345678"]))
      },
      {
        _ = try await $0.registerApplication(
          applicationId: "app", applicationType: .hana, instances: ["i-12345678"])
      }),
    Method(
      "StartApplication",
      { _ = try await $0.startApplication(StartApplicationInput(applicationId: "app")) },
      { _ = try await $0.startApplication(applicationId: "app") }),
    Method(
      "StartApplicationRefresh",
      {
        _ = try await $0.startApplicationRefresh(StartApplicationRefreshInput(applicationId: "app"))
      },
      { _ = try await $0.startApplicationRefresh(applicationId: "app") }),
    Method(
      "StartConfigurationChecks",
      {
        _ = try await $0.startConfigurationChecks(
          StartConfigurationChecksInput(applicationId: "app"))
      },
      { _ = try await $0.startConfigurationChecks(applicationId: "app") }),
    Method(
      "StopApplication",
      { _ = try await $0.stopApplication(StopApplicationInput(applicationId: "app")) },
      { _ = try await $0.stopApplication(applicationId: "app") }),
    Method(
      "TagResource",
      {
        _ = try await $0.tagResource(TagResourceRequest(resourceArn: arn, tags: ["key": "value"]))
      },
      { _ = try await $0.tagResource(resourceArn: arn, tags: ["key": "value"]) }),
    Method(
      "UntagResource",
      { _ = try await $0.untagResource(UntagResourceRequest(resourceArn: arn, tagKeys: ["key"])) },
      { _ = try await $0.untagResource(resourceArn: arn, tagKeys: ["key"]) }),
    Method(
      "UpdateApplicationSettings",
      {
        _ = try await $0.updateApplicationSettings(
          UpdateApplicationSettingsInput(applicationId: "app"))
      },
      { _ = try await $0.updateApplicationSettings(applicationId: "app") }),
  ]

  @Test("Both forms of a method call its operation with the same input", arguments: methods)
  func bothForms(method: Method) async throws {
    let caller = RecordingCaller()
    try await method.withInput(caller)
    try await method.withMembers(caller)
    #expect(caller.calls.count == 2)
    #expect(caller.calls.first == caller.calls.last)
    #expect(caller.calls.first?.hasPrefix("\(method.operation) ") == true)
  }

  @Test("There is a method for every operation of the service")
  func isComplete() {
    #expect(Self.methods.map(\.operation) == SsmSapService.operations.map { $0.name })
    #expect(SsmSapService.operations.count == 27)
  }

  @Test("Pages take the members of their operation but for the token")
  func pages() async throws {
    let caller = RecordingCaller()
    let items = try await caller.listOperationsPages(applicationId: "app", maxResults: 5).allItems()
    #expect(items.isEmpty)
    #expect(
      caller.calls == [
        #"ListOperations ListOperationsInput(applicationId: "app", maxResults: 5)"#
      ])
  }
}
