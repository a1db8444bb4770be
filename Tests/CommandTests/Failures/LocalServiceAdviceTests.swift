import SsmSap
import SsmSapLocal
import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("Advice for the failures that the local service produces")
struct LocalServiceAdviceTests {
  /// Calls an operation that fails, with the interceptor that commands have.
  private func failure(
    _ landscape: Landscape = .multiNode, _ permissions: AccessKey.Permissions = .full,
    _ call: (SsmSapClient) async throws(CallError) -> Void
  ) async throws -> CommandFailure {
    var key = AccessKey.example
    key.permissions = permissions
    let service = LocalService(landscape: landscape, accessKeys: [key])
    var configuration = ClientConfiguration(
      transport: LocalTransport(service),
      environment: ["HOME": "/nonexistent", "AWS_MAX_ATTEMPTS": "1"])
    configuration.region = StaticRegion("eu-central-1")
    configuration.credentials = StaticCredentials(key.credentials)
    configuration.interceptors = [CallSubjectRecorder(options: [], subjects: .shared)]
    let client = SsmSapClient(configuration)
    let error = await #expect(throws: CallError.self) { try await call(client) }
    return CommandFailure(try #require(error))
  }

  private func hasCommand(_ failure: CommandFailure, _ command: String) -> Bool {
    failure.advice.contains { $0.utf8.elementsEqual("next: \(command)".utf8) }
  }

  @Test("A start of what runs advises a refresh of the application")
  func staleState() async throws {
    let failure = try await failure { client async throws(CallError) in
      _ = try await client.startApplication(applicationId: "HANA-PRD")
    }
    #expect(failure.status == .conflict)
    #expect(
      hasCommand(
        failure, "ssm-sap start-application-refresh --application-id HANA-PRD --wait"),
      "\(failure.advice)")
  }

  @Test("A second operation at a time advises to look at the first")
  func operationInProgress() async throws {
    let failure = try await failure { client async throws(CallError) in
      _ = try await client.stopApplication(applicationId: "ABAP-ECD")
      _ = try await client.startApplicationRefresh(applicationId: "ABAP-ECD")
    }
    #expect(hasCommand(failure, "ssm-sap list-operations --application-id ABAP-ECD"), "\(failure)")
  }

  @Test("A stop of instances without the permission names an instance and the actions")
  func instancePermission() async throws {
    let failure = try await failure(.multiNode, .withoutInstances) {
      client async throws(CallError) in
      var input = StopApplicationInput(applicationId: "HANA-PRD")
      input.includeEc2InstanceShutdown = true
      _ = try await client.stopApplication(input)
    }
    #expect(failure.status == .validation)
    #expect(
      failure.advice.first?.hasPrefix("cause: the caller needs ec2:StartInstances") == true,
      "\(failure)")
    #expect(failure.advice.first?.contains("i-0") == true, "\(failure.advice)")
  }

  @Test("An unknown application advises to list them")
  func unknownApplication() async throws {
    let failure = try await failure { client async throws(CallError) in
      _ = try await client.getApplication(applicationId: "NONE")
    }
    #expect(hasCommand(failure, "ssm-sap list-applications"), "\(failure)")
  }

  @Test("An id that is registered advises to look at that application")
  func alreadyRegistered() async throws {
    let failure = try await failure { client async throws(CallError) in
      _ = try await client.registerApplication(
        RegisterApplicationInput(
          applicationId: "HANA-PRD", applicationType: .hana, instances: ["i-0b1c2d3e4f5061728"],
          sapInstanceNumber: "00", sid: "PRD",
          credentials: [
            ApplicationCredential(
              databaseName: "PRD/PRD", credentialType: .admin, secretId: "a-secret")
          ]))
    }
    #expect(
      hasCommand(failure, "ssm-sap get-application --application-id HANA-PRD"), "\(failure)")
  }
}
