import AWSJSON
import AWSRuntime
import AWSShapes

/// Test cases of a service's endpoints, checked with the rules, parameters and bindings that its
/// client is generated with.
///
/// Source: Smithy 2.0, "endpointTests trait".
struct EndpointTests {
  private let cases: [Document]

  /// Reads test cases.
  ///
  /// - Throws: ``OutputError`` if the file is not a JSON object with a list `testCases`.
  init(_ bytes: [UInt8], named path: String) throws {
    do {
      cases = try JSONCodec().decode(EndpointTestFile.self, from: bytes).cases
    } catch {
      throw OutputError("\(path): expected endpoint test cases: \(error)")
    }
    guard !cases.isEmpty else { throw OutputError("\(path): there is no list testCases") }
  }

  /// Checks the endpoints of a service.
  func report(on plan: ServicePlan) -> EndpointTestReport {
    var report = EndpointTestReport()
    guard let rules = plan.endpointRules else {
      report.failures.append("the service has no endpoint rules")
      return report
    }
    for test in cases {
      let calls = test["operationInputs"]?.elements ?? []
      if calls.isEmpty { check(test, Values(test["params"], rules), rules, &report) }
      for call in calls {
        let name = call["operationName"]?.string
        guard let operation = plan.operations.first(where: { $0.id.name == name }) else {
          report.leftOut += 1
          continue
        }
        let arguments = EndpointBinding.arguments(
          operation.endpointBindings, for: call["operationParams"] ?? .map([:]))
        check(test, Values(arguments, call["builtInParams"]), rules, &report)
      }
    }
    return report
  }

  private func check(
    _ test: Document, _ values: Values, _ rules: EndpointRuleSet,
    _ report: inout EndpointTestReport
  ) {
    let found = Found(values, rules, .standard)
    guard !found.meets(test["expect"]) else { return report.passed += 1 }
    if Found(values, rules, .withoutIsolatedDualStack).meets(test["expect"]) {
      report.obsolete[values.region ?? "", default: 0] += 1
      return
    }
    let name = test["documentation"]?.string ?? "a test without a name"
    report.failures.append(
      "\(name): expected \(Found.text(test["expect"])), found \(found.text)")
  }
}

extension EndpointTests {
  /// What the rules find.
  private struct Found {
    var endpoint: RuleEndpoint?
    var error: String?

    init(_ values: Values, _ rules: EndpointRuleSet, _ partitions: EndpointPartitions) {
      do throws(EndpointError) {
        endpoint = try rules.endpoint(for: values.all(for: rules), in: partitions)
      } catch {
        self.error = error.message
      }
    }

    func meets(_ expected: Document?) -> Bool {
      let stated = expected?["endpoint"]
      return error == expected?["error"]?.string && endpoint?.url == stated?["url"]?.string
        && Document(endpoint?.properties["authSchemes"]) == stated?["properties"]?["authSchemes"]
    }

    var text: String { endpoint?.url ?? error ?? "nothing" }

    static func text(_ expected: Document?) -> String {
      expected?["endpoint"]?["url"]?.string ?? expected?["error"]?.string ?? "nothing"
    }
  }
}

extension EndpointPartitions {
  /// The partitions as they were before the isolated ones got dual stack, which the tests of many
  /// services were made for.
  fileprivate static let withoutIsolatedDualStack: EndpointPartitions = {
    var partitions = EndpointPartitions.standard
    for index in partitions.partitions.indices
    where partitions.partitions[index].name.hasPrefix("aws-iso") {
      partitions.partitions[index].supportsDualStack = false
      partitions.partitions[index].dualStackDnsSuffix = partitions.partitions[index].dnsSuffix
    }
    return partitions
  }()
}

extension EndpointTests {
  /// The values of one test case.
  private struct Values {
    var parameters = EndpointParameters()
    var region: String?
    var options = EndpointOptions()

    /// The values for a call of an operation.
    init(_ arguments: EndpointArguments, _ builtIns: Document?) {
      parameters.arguments = arguments
      for (name, value) in builtIns?.entries ?? [:] { set(name, value) }
    }

    /// The values that a test states for the parameters themselves.
    init(_ stated: Document?, _ rules: EndpointRuleSet) {
      for (name, value) in stated?.entries ?? [:] {
        if let builtIn = rules.parameters[name]?.builtIn {
          set(builtIn, value)
        } else {
          switch value {
          case .string(let text): parameters.arguments.set(name, to: text)
          case .bool(let value): parameters.arguments.set(name, to: value)
          default: parameters.arguments.set(name, to: value.elements.compactMap(\.string))
          }
        }
      }
    }

    private mutating func set(_ builtIn: String, _ value: Document) {
      switch builtIn {
      case "AWS::Region": region = value.string
      case "AWS::UseFIPS": options.usesFIPS = value.isTrue
      case "AWS::UseDualStack": options.usesDualStack = value.isTrue
      case "SDK::Endpoint": options.url = value.string
      case "AWS::Auth::AccountId": parameters.accountID = value.string
      case "AWS::Auth::AccountIdEndpointMode":
        options.accountIDMode =
          value.string.flatMap { AccountIDEndpointMode(rawValue: $0) }
          ?? .preferred
      default: break
      }
    }

    /// The values of the rules' parameters.
    func all(for rules: EndpointRuleSet) -> [String: EndpointValue] {
      var values = rules.values(for: parameters, region: region ?? "", options: options)
      // A client always has a region. Some tests are for rules without one.
      if region == nil {
        for (name, parameter) in rules.parameters where parameter.builtIn == "AWS::Region" {
          values[name] = nil
        }
      }
      return values
    }
  }
}

extension Document {
  /// Creates a document from a value of endpoint rules; `nil` if there is none.
  fileprivate init?(_ value: EndpointValue?) {
    switch value {
    case nil: return nil
    case .string(let text): self = .string(text)
    case .boolean(let value): self = .bool(value)
    case .integer(let value): self = .number(BigDecimal(value))
    case .array(let values): self = .list(values.compactMap { Document($0) })
    case .record(let values): self = .map(values.compactMapValues { Document($0) })
    }
  }
}
