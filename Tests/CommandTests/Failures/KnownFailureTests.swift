import AWSShapes
import SsmSap
import SsmSapModels
import Testing

@testable import ssm_sap

@Suite("Known failures")
struct KnownFailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let operation: String
    let code: String
    let message: String
    let command: String

    init(_ operation: String, _ code: String, _ message: String, _ command: String) {
      testDescription = "\(operation): \(message)"
      self.operation = operation
      self.code = code
      self.message = message
      self.command = command
    }
  }

  static let cases = [
    Case(
      "StopApplication", "ConflictException", "the application HDB is already stopped",
      "ssm-sap start-application-refresh --application-id HDB --wait --region eu-central-1"),
    Case(
      "StartApplication", "ConflictException",
      "the operation x (STOP_APPLICATION) of the application HDB is in progress",
      "ssm-sap list-operations --application-id HDB --region eu-central-1"),
    Case(
      "RegisterApplication", "ConflictException", "an application with the id HDB exists already",
      "ssm-sap get-application --application-id HDB --region eu-central-1"),
    Case(
      "RegisterApplication", "ValidationException",
      "the instance i-0123456789abcdef0 needs the tag SSMForSAPManaged",
      "aws ec2 create-tags --resources i-0123456789abcdef0 --tags Key=SSMForSAPManaged,Value=True"),
    Case(
      "RegisterApplication", "ValidationException",
      "not authorized to perform: secretsmanager:GetSecretValue", "secretsmanager:GetSecretValue"),
    Case(
      "StopApplication", "ValidationException",
      "the caller may not start or stop the EC2 instance i-0123456789abcdef0",
      "--action-names ec2:StartInstances ec2:StopInstances"),
    Case(
      "RegisterApplication", "ValidationException",
      "The database arn does not match the database that was discovered: HDB/HDB.",
      "ssm-sap list-databases --region eu-central-1"),
    Case(
      "RegisterApplication", "ValidationException",
      "the region has 10 applications, which is the quota",
      "ssm-sap list-applications --region eu-central-1"),
    Case(
      "StartConfigurationChecks", "ValidationException",
      "configuration checks need all components of the application HDB to be RUNNING, but no",
      "ssm-sap start-application --application-id HDB --wait --region eu-central-1"),
    Case(
      "GetApplication", "ValidationException", "no application has the id HDB",
      "ssm-sap list-applications --region eu-central-1"),
    Case(
      "GetOperation", "ValidationException", "no operation has the id x",
      "ssm-sap list-operations --application-id HDB --region eu-central-1"),
    Case("GetOperation", "ExpiredTokenException", "it has expired", "aws sso login"),
  ]

  private var subject: CallSubject {
    var subject = CallSubject()
    subject.applicationID = "HDB"
    subject.options = ["--region", "eu-central-1"]
    return subject
  }

  @Test("Advice has the cause, and the next command with the ids at hand", arguments: cases)
  func advice(of known: Case) {
    var error = CallError(.service, operation: known.operation, message: known.message)
    error.code = known.code
    error.httpStatus = 400
    let report = FailureReport(error, subject: subject)
    #expect(report.advice.first?.hasPrefix("cause: ") == true)
    #expect(report.advice.contains { $0.contains(known.command) }, "\(report.advice)")
  }

  @Test("An unknown message has no advice of its own")
  func unknown() {
    #expect(KnownFailure(operation: "X", code: "ValidationException", "odd") == nil)
    #expect(KnownFailure(operation: "X", code: nil, "a quota") == nil)
  }

  @Test("The status message of a failed operation is recognized, and so are its events")
  func failedOperation() {
    var error = WaitError(.failed, subject: "operation x")
    error.lastSeen = .operation(Operation(id: "x", resourceId: "HDB"))
    error.statusMessage = "Discovery failed."
    #expect(CommandFailure(error).advice.isEmpty)
    error.failedEvents = [
      OperationEvent(
        statusMessage: "The EC2 instance i-12345678 is not managed by Systems Manager.")
    ]
    let failure = CommandFailure(error)
    #expect(failure.status == .operationFailed)
    #expect(failure.advice.contains { $0.contains("SSMForSAPManaged") })
  }

  @Test("An id with special characters is quoted for the shell")
  func quoted() {
    var subject = subject
    subject.applicationID = "a b;'c"
    #expect(
      subject.command("get-application", subject.applicationOption)
        == "ssm-sap get-application --application-id 'a b;'\\''c' --region eu-central-1")
  }

  @Test(
    "The id of an EC2 instance is found in text",
    arguments: [
      ("the instance i-0123456789abcdef0 x", "i-0123456789abcdef0"), ("(i-12345678)", "i-12345678"),
    ])
  func instance(text: String, id: String) {
    #expect(InstanceID.first(in: text) == id)
  }

  @Test(
    "Other words are no ids of instances",
    arguments: ["i-12", "mi-0123456789abcdef0x", "i-zzzzzzzz"])
  func noInstance(text: String) {
    #expect(InstanceID.first(in: text) == nil)
  }
}
