import AWSShapes
import SsmSapModels
import Testing

@Suite("What the model demands of inputs")
struct ConstraintTests {
  @Test("All problems of an input are told at once, each with its path")
  func tellsAll() {
    let input = RegisterApplicationInput(
      applicationId: "", applicationType: ApplicationType(rawValue: "NEW"), instances: [],
      sapInstanceNumber: "1", sid: "hdb", tags: ["k": ""],
      credentials: [
        ApplicationCredential(databaseName: "HDB/HDB", credentialType: .admin, secretId: "ok"),
        ApplicationCredential(databaseName: "", credentialType: .admin, secretId: "secret\u{0}"),
      ],
      databaseArn: "no-arn",
      componentsInfo: [ComponentInfo(componentType: .wd, sid: "W", ec2InstanceId: "x")])
    #expect(
      input.violations().map(\.path) == [
        "ApplicationId", "ApplicationId", "Instances", "SapInstanceNumber", "Sid", #"Tags["k"]"#,
        "Credentials[1].DatabaseName", "DatabaseArn", "ComponentsInfo[0].Sid",
        "ComponentsInfo[0].Ec2InstanceId",
      ])
    #expect(!input.violations().contains { "\($0)".contains("secret") })
  }

  @Test("An enum's value that the model does not list is allowed: the service may know it")
  func allowsNewValues() {
    let input = RegisterApplicationInput(
      applicationId: "app", applicationType: ApplicationType(rawValue: "NEW"),
      instances: ["i-12345678"])
    #expect(input.violations().isEmpty)
  }

  @Test(
    "A number of results is allowed from 1 to 50",
    arguments: [(0, false), (1, true), (50, true), (51, false)])
  func range(count: Int32, isAllowed: Bool) {
    #expect(
      ListOperationsInput(applicationId: "a", maxResults: count).violations().isEmpty == isAllowed)
  }

  @Test(
    "An ARN of any partition and resource is allowed",
    arguments: [
      "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/app",
      "arn:aws-cn:ssm-sap:cn-north-1:123456789012:HANA/app/DB/HDB",
      "arn:aws:ssm-sap:eu-central-1:123456789012:SAP_ABAP/é x",
    ])
  func allowsArns(arn: String) {
    #expect(ListTagsForResourceInputs.violations(arn).isEmpty)
  }

  @Test("A label that is empty would lead to another resource, and is refused")
  func refusesEmptyLabel() {
    #expect(!ListTagsForResourceInputs.violations("").isEmpty)
  }
}

private enum ListTagsForResourceInputs {
  static func violations(_ arn: String) -> [ConstraintViolation] {
    ListTagsForResourceRequest(resourceArn: arn).violations()
  }
}
