import AWSShapes
import Testing

@testable import smithy_codegen

@Suite("What the generator knows of authentication and of single services")
struct ServiceFactsTests {
  private static func generator(
    service: String, operation: String = "", sdkID: String = "S",
    members: String = "", _ options: Generator.Options = Generator.Options()
  ) throws -> Generator {
    let model = """
      {"smithy": "2.0", "shapes": {
        "t#S": {"type": "service", "version": "2012-06-01",
          "operations": [{"target": "t#UploadArchive"}, {"target": "t#Describe"}],
          "traits": {"aws.api#service": {"sdkId": "\(sdkID)", "endpointPrefix": "s"},
            \(service), "aws.protocols#restJson1": {}}},
        "t#UploadArchive": {"type": "operation", "input": {"target": "t#In"},
          "traits": {"smithy.api#http": {"method": "POST", "uri": "/a"} \(operation)}},
        "t#Describe": {"type": "operation", "input": {"target": "t#Other"},
          "traits": {"smithy.api#http": {"method": "POST", "uri": "/b"}}},
        "t#Other": {"type": "structure", "members": {}},
        "t#In": {"type": "structure", "members": {
          "accountId": {"target": "smithy.api#String", "traits": {"smithy.api#required": {}}}
          \(members)}}
      }}
      """
    return try Generator(Array(model.utf8), named: "m.json", options)
  }

  private static let signed = #""aws.auth#sigv4": {"name": "s"}"#

  @Test(
    "The schemes of an operation are its own, the service's, or all that the service offers",
    arguments: [
      (signed, "", [AuthScheme.sigV4]),
      (signed, #", "smithy.api#auth": []"#, [.none]),
      (signed, #", "smithy.api#auth": [], "smithy.api#optionalAuth": {}"#, [.none]),
      (signed, #", "smithy.api#optionalAuth": {}"#, [.sigV4, .none]),
      (#""smithy.api#httpBearerAuth": {}"#, "", [.httpBearer]),
      (signed + #", "smithy.api#httpBearerAuth": {}"#, "", [.sigV4, .httpBearer]),
      (
        signed + #", "smithy.api#httpBearerAuth": {}, "smithy.api#auth": ["aws.auth#sigv4"]"#, "",
        [.sigV4]
      ),
      (
        signed + #", "smithy.api#httpBearerAuth": {}"#,
        #", "smithy.api#auth": ["smithy.api#httpBearerAuth", "aws.auth#sigv4"]"#,
        [.httpBearer, .sigV4]
      ),
    ])
  func schemes(service: String, operation: String, expected: [AuthScheme]) throws {
    let plan = try Self.generator(service: service, operation: operation).plan
    let upload = try #require(plan.operations.first { $0.swiftName == "UploadArchive" })
    #expect(upload.authSchemes == expected)
  }

  @Test("An authentication that clients do not support is refused")
  func refusesScheme() {
    #expect(throws: ModelErrors.self) {
      try Self.generator(
        service: Self.signed, operation: #", "smithy.api#auth": ["smithy.api#httpBasicAuth"]"#)
    }
  }

  @Test("Bedrock takes a token in place of a signature")
  func bedrock() throws {
    let plan = try Self.generator(service: Self.signed, sdkID: "Bedrock Runtime").plan
    #expect(plan.operations.allSatisfy { $0.authSchemes == [.sigV4, .httpBearer] })
  }

  @Test("Glacier gets its version, its checksums and the account of the credentials")
  func glacier() throws {
    let generator = try Self.generator(service: Self.signed, sdkID: "Glacier")
    #expect(generator.plan.headers == [WireHeader("x-amz-glacier-version", "2012-06-01")])
    let checksums = generator.plan.operations.map { $0.checksums.map(\.header) }
    #expect(checksums == [[], ["x-amz-content-sha256", "x-amz-sha256-tree-hash"]])
    let input = try #require(generator.models.first { $0.path == "Structures/In.swift" })
    #expect(input.text.contains(#"init(accountId: String = "-")"#))
    let other = try Self.generator(service: Self.signed)
    #expect(other.plan.headers.isEmpty && other.plan.operations.allSatisfy(\.checksums.isEmpty))
  }

  @Test("DynamoDB names the field with the checksum of responses")
  func dynamoDB() throws {
    let generator = try Self.generator(service: Self.signed, sdkID: "DynamoDB")
    let file = try #require(generator.models.first { $0.path.hasSuffix("Service.swift") })
    #expect(file.text.contains(#"responseCRC32Header: "x-amz-crc32""#))
  }

  @Test("API Gateway is asked for JSON")
  func apiGateway() throws {
    let plan = try Self.generator(service: Self.signed, sdkID: "API Gateway").plan
    #expect(plan.headers == [WireHeader("Accept", "application/json")])
  }

  @Test("Only the chosen operations are generated, with the types that they reach")
  func selection() throws {
    let generator = try Self.generator(
      service: Self.signed, Generator.Options(operations: ["Describe"]))
    #expect(generator.plan.operations.map(\.swiftName) == ["Describe"])
    #expect(generator.plan.structures.map(\.swiftName) == ["Other"])
    #expect(throws: ModelError.self) {
      try Self.generator(service: Self.signed, Generator.Options(operations: ["Gone"]))
    }
  }
}
