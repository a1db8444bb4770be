import AWSTestKit
import Maintenance
import SsmSap
import Testing

@Suite("Maintenance")
struct MaintenanceTests {
  private let id = "01234567-89ab-cdef-0123-456789abcdef"

  private func application(_ status: ApplicationStatus) -> GetApplicationOutput {
    GetApplicationOutput(application: Application(id: "HDB", status: status))
  }

  private func operation(
    _ status: OperationStatus, _ message: String? = nil
  ) -> GetOperationOutput {
    GetOperationOutput(operation: Operation(id: id, status: status, statusMessage: message))
  }

  /// Every call is expected, in order and with its input; a wait takes no time.
  private func expectStop(_ stub: StrictStub, endingWith end: GetOperationOutput) {
    stub.expect(
      GetApplication.self, GetApplicationInput(applicationId: "HDB"),
      .output(application(.activated)))
    stub.expect(
      StopApplication.self, StopApplicationInput(applicationId: "HDB"),
      .output(StopApplicationOutput(operationId: id)))
    stub.expect(
      GetOperation.self, GetOperationInput(operationId: id), .output(operation(.inprogress)))
    stub.expect(GetOperation.self, GetOperationInput(operationId: id), .output(end))
  }

  @Test("A running application is stopped, and the stop is waited for")
  func stops() async throws {
    try await StrictStub.verifying { stub in
      expectStop(stub, endingWith: operation(.success))
      let text = try await Maintenance(SsmSapClient(calling: stub)).stop("HDB")
      #expect(text == "HDB is stopped")
    }
  }

  @Test("A stopped application is left alone")
  func leavesStopped() async throws {
    try await StrictStub.verifying { stub in
      stub.expect(
        GetApplication.self, GetApplicationInput(applicationId: "HDB"),
        .output(application(.stopped)))
      let text = try await Maintenance(SsmSapClient(calling: stub)).stop("HDB")
      #expect(text == "HDB was stopped already")
    }
  }

  @Test("The logbook says why an application does not stop")
  func reportsFailure() async throws {
    try await StrictStub.verifying { stub in
      expectStop(stub, endingWith: operation(.error, "the agent is not running"))
      stub.expect(
        ListOperationEvents.self, ListOperationEventsInput(operationId: id),
        .output(ListOperationEventsOutput()))
      let text = try await Maintenance(SsmSapClient(calling: stub)).stop("HDB")
      #expect(text == "HDB does not stop: the agent is not running")
    }
  }
}
