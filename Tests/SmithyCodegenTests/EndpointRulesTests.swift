import AWSJSON
import AWSRuntime
import AWSShapes
import GeneratedOddities
import GeneratedParameterStore
import Testing

@testable import smithy_codegen

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Generated endpoint rules")
struct EndpointRulesTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "TestServices").path

  /// The rules of a service as its model states them.
  private static func stated(_ model: String, _ service: String) throws -> EndpointRuleSet {
    let data = try #require(FileManager.default.contents(atPath: "\(root)/\(model)"))
    let model = try Model(try JSONCodec().decode(SyntaxTree.self, from: [UInt8](data)))
    let shape = try #require(model.services.first { $0.id.name == service })
    return try #require(try EndpointRules.rules(of: shape))
  }

  private static let values: [[String: EndpointValue]] = {
    var values: [[String: EndpointValue]] = [[:], ["Endpoint": .string("https://x.test/a")]]
    for region in ["eu-central-1", "cn-north-1", "us-gov-west-1", "us-iso-east-1", "nowhere"] {
      for (fips, dualStack) in [(false, false), (true, false), (false, true), (true, true)] {
        let value: [String: EndpointValue] = [
          "Region": .string(region), "UseFIPS": .boolean(fips), "UseDualStack": .boolean(dualStack),
        ]
        values.append(value)
        values.append(value.merging(["Endpoint": .string("https://x.test")]) { own, _ in own })
      }
    }
    return values
  }()

  private static func found(
    _ rules: EndpointRuleSet, _ values: [String: EndpointValue]
  ) -> Result<RuleEndpoint, EndpointError> {
    Result { () throws(EndpointError) in try rules.endpoint(for: values) }
  }

  @Test("They lead to the endpoints and errors of the model's rules", arguments: values)
  func agree(values: [String: EndpointValue]) throws {
    let store = try Self.stated(
      "ParameterStore/Model/parameter-store.smithy.json", "AmazonSSM")
    #expect(Self.found(SSMEndpointRules.ruleSet, values) == Self.found(store, values))
    let odd = try Self.stated("Oddities/Model/oddities.smithy.json", "Oddities")
    #expect(Self.found(OddItiesEndpointRules.ruleSet, values) == Self.found(odd, values))
  }

  @Test("They contain headers, properties and default values")
  func details() throws {
    let endpoint = try OddItiesEndpointRules.ruleSet.endpoint(
      for: ["Region": .string("eu-central-1")])
    #expect(endpoint.url == "https://odd.eu-central-1.amazonaws.com")
    #expect(endpoint.headers == ["x-odd": ["eu-central-1", "two"]])
    #expect(
      endpoint.properties["authSchemes"]
        == .array([
          .record([
            "name": .string("sigv4"), "signingName": .string("odd-ities"),
            "signingRegion": .string("eu-central-1"),
          ])
        ]))
    #expect(
      OddItiesEndpointRules.ruleSet.parameters["Names"]?.defaultValue
        == .array([.string("a"), .string("b")]))
  }

  @Test("A model without rules leads to no file of rules")
  func withoutRules() throws {
    let generator = try Generator(
      UnsupportedTests.model(), named: "m.json", Generator.Options())
    #expect(!generator.client.contains { $0.path.hasSuffix("EndpointRules.swift") })
  }
}
