import AWSRuntime
import SsmSap

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The rules engine with rule sets of its own, the partitions, and the endpoints of SSM for SAP:
/// by its rules as the vectors have them, and as the client has them.
enum EndpointsSuite: Suite {
  static let name = "endpoints"

  static func cases(at path: String) throws -> [ConformanceCase] {
    let files = try VectorFile.expand(path, holding: ["partitions.json"])
    guard files != [path] else {
      return try VectorFile.name(of: path) == "partitions.json"
        ? partitions(in: path) : ruleSet(in: path)
    }
    let engine = "\(path)/rules-engine"
    let names = try FileManager.default.contentsOfDirectory(atPath: engine).sorted()
    return try partitions(in: "\(path)/partitions.json")
      + names.filter { $0.hasSuffix(".json") }.flatMap { try ruleSet(in: "\(engine)/\($0)") }
      + service(in: "\(path)/ssm-sap")
  }

  // MARK: Rules engine

  private static func ruleSet(in file: String) throws -> [ConformanceCase] {
    let name = VectorFile.name(of: file)
    let tests = try VectorFile.read(EndpointsVectors.RuleTests.self, from: file)
    let ruleSet = try EndpointRuleSet(json: tests.ruleSet.bytes())
    let erratum = errata[name]
    return tests.testCases.enumerated().map { index, test in
      ConformanceCase(
        name: "\(name) \(index): \(test.documentation ?? "")", erratum: erratum?.reason
      ) {
        Outcome(differences(test, ruleSet, erratum?.partitions ?? .standard))
      }
    }
  }

  /// Rule sets whose cases expect other partitions than those that are in the folder with them.
  /// Nothing in such a file says so, or which.
  private static var errata: [String: (partitions: EndpointPartitions, reason: String)] {
    [
      "custom_partition.json": (
        singleDomain,
        "expects earlier partitions than the partitions.json beside it, which has domains of "
          + "their own for IPv6 in aws-iso-e and aws-iso-f; run with the one domain of both"
      )
    ]
  }

  private static var singleDomain: EndpointPartitions {
    var partitions = EndpointPartitions.standard
    for index in partitions.partitions.indices {
      partitions.partitions[index].dualStackDnsSuffix = partitions.partitions[index].dnsSuffix
    }
    return partitions
  }

  private static func differences(
    _ test: EndpointsVectors.Case, _ ruleSet: EndpointRuleSet, _ partitions: EndpointPartitions
  ) -> [Difference] {
    let values = (test.params ?? [:]).compactMapValues(value)
    do throws(EndpointError) {
      let found = try ruleSet.endpoint(for: values, in: partitions)
      let expected = test.expect.endpoint
      return [
        Difference("error", expected: test.expect.error, actual: nil),
        Difference("url", expected: expected?.url, actual: found.url),
        Difference("headers", expected: expected?.headers ?? [:], actual: found.headers),
        expected?.properties.flatMap {
          Difference("properties", expected: value($0), actual: .record(found.properties))
        },
      ].compactMap { $0 }
    } catch {
      return [Difference("error", expected: test.expect.error ?? "none", actual: error.message)]
        .compactMap { $0 }
    }
  }

  private static func value(_ json: JSONValue) -> EndpointValue? {
    switch json {
    case .null: nil
    case .bool(let value): .boolean(value)
    case .number(let value): .integer(Int(exactly: value) ?? -1)
    case .integer(let value): .integer(Int(value))
    case .string(let value): .string(value)
    case .array(let values): .array(values.compactMap(value))
    case .object(let values): .record(values.compactMapValues(value))
    }
  }

  // MARK: Partitions

  private static func partitions(in file: String) throws -> [ConformanceCase] {
    let bytes = try VectorFile.read(JSONValue.self, from: file).bytes()
    return [
      ConformanceCase(name: "partitions") {
        Outcome(
          [
            Difference(
              "partitions", expected: plain(try EndpointPartitions(json: bytes)),
              actual: plain(.standard))
          ].compactMap { $0 })
      }
    ]
  }

  /// A hyphen needs no backslash.
  private static func plain(_ partitions: EndpointPartitions) -> EndpointPartitions {
    var partitions = partitions
    for index in partitions.partitions.indices {
      partitions.partitions[index].regionPattern.replace("\\-", with: "-")
    }
    return partitions
  }

  // MARK: SSM for SAP

  private static func service(in folder: String) throws -> [ConformanceCase] {
    let json = try VectorFile.read(JSONValue.self, from: "\(folder)/endpoint-rule-set.json")
    let ruleSet = try EndpointRuleSet(json: json.bytes())
    let tests = try VectorFile.read(
      EndpointsVectors.ServiceTests.self, from: "\(folder)/endpoint-tests.json")
    return tests.testCases.enumerated().flatMap { index, test in
      let name = "\(index): \(test.documentation ?? "")"
      return [
        ConformanceCase(name: "ssm-sap \(name)") {
          Outcome(differences(test, ruleSet, .standard))
        },
        ConformanceCase(name: "ssm-sap, the client's rules \(name)") {
          Outcome(differences(test, SsmSapEndpointRules.ruleSet, .standard))
        },
      ]
    } + [everyRegion(ruleSet)]
  }

  /// The client's rules are written in another form: they must find the same everywhere.
  private static func everyRegion(_ ruleSet: EndpointRuleSet) -> ConformanceCase {
    ConformanceCase(name: "ssm-sap, the client's rules in every region") {
      let regions = EndpointPartitions.standard.partitions.flatMap(\.regions)
      var differences: [Difference] = []
      for region in regions + ["us-new-9", "cn-new-9", "nowhere"] {
        for options in 0..<4 {
          let values: [String: EndpointValue] = [
            "Region": .string(region), "UseFIPS": .boolean(options & 1 > 0),
            "UseDualStack": .boolean(options & 2 > 0),
          ]
          differences += [
            Difference(
              "\(values)", expected: found(ruleSet, values),
              actual: found(SsmSapEndpointRules.ruleSet, values))
          ].compactMap { $0 }
        }
      }
      return Outcome(differences)
    }
  }

  private static func found(
    _ ruleSet: EndpointRuleSet, _ values: [String: EndpointValue]
  ) -> Result<RuleEndpoint, EndpointError> {
    do {
      return .success(try ruleSet.endpoint(for: values))
    } catch {
      return .failure(error)
    }
  }
}
