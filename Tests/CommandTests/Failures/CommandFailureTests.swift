import AWSShapes
import ArgumentParser
import SsmSap
import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("Failures of commands")
struct CommandFailureTests {
  @Test("A wait has the status of its end")
  func waits() {
    let expected: [(WaitError.Kind, CommandStatus)] = [
      (.failed, .operationFailed), (.timeout, .waitTimeout), (.cancelled, .interrupted),
    ]
    for (kind, status) in expected {
      #expect(CommandFailure(WaitError(kind, subject: "operation x")).status == status)
    }
    var error = WaitError(.call, subject: "operation x")
    error.cause = CallError(.credentials, operation: "GetOperation", message: "none")
    #expect(CommandFailure(error).status == .credentials)
  }

  @Test("After a timeout the command to follow the operation is named")
  func timeout() {
    var error = WaitError(.timeout, subject: "operation x")
    error.lastSeen = .operation(Operation(id: "x"))
    #expect(
      CommandFailure(error, options: ["--region", "r"]).advice
        == ["the operation goes on", "next: ssm-sap get-operation --operation-id x --region r"])
  }

  @Test("A cancelled call is an interrupt")
  func cancelled() {
    let error = CallError(.cancelled, operation: "GetOperation", message: "it was cancelled")
    #expect(CommandFailure(error).status == .interrupted)
  }

  @Test("The advice is below the failure, and no text has control characters")
  func text() {
    let failure = CommandFailure(.conflict, "a\nb\u{1B}[31m", advice: ["cause: c", "next: d\u{7}"])
    #expect(
      FailurePrinter.text(of: failure) == "ssm-sap: a b [31m\n  cause: c\n  next: d \n")
  }

  @Test("Errors that commands throw become failures; those of the parser stay")
  func conversion() {
    #expect(FailurePrinter.failure(CancellationError())?.status == .interrupted)
    #expect(FailurePrinter.failure(RegionError("none"))?.status == .region)
    #expect(FailurePrinter.failure(CredentialsError("none"))?.status == .credentials)
    #expect(FailurePrinter.failure(SigningError.missingHost)?.status == .signing)
    #expect(
      FailurePrinter.failure(ConfigurationError(.loop, "a circle"))?.status == .configuration)
    #expect(FailurePrinter.failure(ExitCode(3)) == nil)
    #expect(FailurePrinter.failure(ValidationError("x")) == nil)
    #expect(FailurePrinter.failure(CleanExit.message("x")) == nil)
  }

  @Test("A failed call is remembered with the ids of its input and the options")
  func subject() async throws {
    let input = RegisterApplicationInput(
      applicationId: "HDB", applicationType: .hana, instances: ["i-12345678"],
      credentials: [
        ApplicationCredential(
          databaseName: "HDB/HDB", credentialType: .admin, secretId: "a-secret")
      ])
    let subject = CallSubject(input: input, options: ["--profile", "dev"])
    #expect(subject.applicationID == "HDB")
    #expect(subject.instances == ["i-12345678"])
    #expect(!"\(subject)".contains("a-secret"))
    let subjects = CallSubjects()
    subjects.add(subject, of: "call")
    #expect(subjects.subject(of: "call") == subject)
    for number in 0..<100 { subjects.add(CallSubject(), of: "\(number)") }
    #expect(subjects.subject(of: "call") == nil)
  }
}
