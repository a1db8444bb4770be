import Testing

@testable import smithy_codegen

@Suite("The client type that is generated")
struct ClientTypeTests {
  private static func plan(
    _ wireProtocol: String, sdkID: String = "S"
  ) throws -> ServicePlan {
    let model = """
      {"smithy": "2.0", "shapes": {
        "a#S": {"type": "service", "version": "1", "traits": {
          "aws.api#service": {"sdkId": "\(sdkID)"}, "aws.auth#sigv4": {"name": "s"},
          "aws.protocols#\(wireProtocol)": {}}}}}
      """
    return try Generator(Array(model.utf8), named: "m.json", Generator.Options()).plan
  }

  private static func type(_ plan: ServicePlan, endpointRules: String? = nil) throws -> String {
    let writer = ClientWriter(service: plan, modelsModule: nil, endpointRules: endpointRules)
    let files = writer.files(from: "m.json", includingType: true)
    return try #require(files.first { $0.path == "SClient.swift" }).text
  }

  @Test(
    "Its pipeline is made for the service and its protocol",
    arguments: [
      ("awsJson1_0", ".awsJSON10"), ("awsJson1_1", ".awsJSON11"), ("restJson1", ".restJSON1"),
    ])
  func namesProtocol(name: String, member: String) throws {
    let text = try Self.type(try Self.plan(name))
    #expect(
      text.contains("(configuration, service: SService.shape, wireProtocol: \(member))\n"))
    #expect(text.contains("public struct SClient: SClientProtocol, ServiceClient {"))
  }

  @Test(
    "Its name is the service's sdkId without spaces, unless a type of the package has that name",
    arguments: [
      ("KMS", "KMSClient"), ("ECS", "ECSClient"), ("DynamoDB", "DynamoDBClient"),
      ("Ssm Sap", "SsmSapClient"), ("API Gateway", "APIGatewayClient"),
      ("codestar notifications", "CodestarNotificationsClient"), ("m2", "M2Client"),
      ("Service", "ServiceServiceClient"), ("AWS", "AWSServiceClient"),
    ])
  func isNamedAfterService(sdkID: String, name: String) throws {
    let plan = try Self.plan("awsJson1_1", sdkID: sdkID)
    let files = ClientWriter(service: plan, modelsModule: nil, endpointRules: nil)
      .files(from: "m.json", includingType: true)
    let file = try #require(files.first { $0.path == "\(name).swift" })
    #expect(file.text.contains("public struct \(name): \(name)Protocol, ServiceClient {"))
  }

  @Test("Its pipeline takes the service's endpoint rules, if there are any")
  func namesRules() throws {
    let plan = try Self.plan("restJson1")
    let text = try Self.type(plan, endpointRules: "SEndpointRules")
    #expect(text.contains("endpointRules: SEndpointRules.ruleSet)\n"))
    #expect(try !Self.type(plan).contains("endpointRules"))
  }

  @Test("It imports AWSClient and nothing below it")
  func imports() throws {
    let lines = try Self.type(try Self.plan("restJson1")).split(separator: "\n")
    #expect(lines.filter { $0.contains("import ") } == ["public import AWSClient"])
  }
}
