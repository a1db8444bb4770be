import AWSCredentials
import AWSRuntime
import AWSShapes

/// Endpoint URLs that variables and profiles configure.
enum ConfiguredEndpointSuite: Suite {
  static let name = "configured-endpoints"

  private struct File: Decodable {
    let testSuites: [TestSuite]
  }

  private struct TestSuite: Decodable, Sendable {
    let profiles: [String: [String: String]]
    let services: [String: [String: [String: String]]]
    let clientConfigs: [String: ClientConfig]
    let environments: [String: [String: String]]
    let endpointUrlTests: [Test]

    enum CodingKeys: String, CodingKey {
      case profiles, services, environments, endpointUrlTests
      case clientConfigs = "client_configs"
    }
  }

  private struct ClientConfig: Decodable, Sendable {
    let endpointURL: String?
    let ignoresConfiguredURLs: Bool?

    enum CodingKeys: String, CodingKey {
      case endpointURL = "endpoint_url"
      case ignoresConfiguredURLs = "ignore_configured_endpoint_urls"
    }
  }

  private struct Test: Decodable, Sendable {
    let name: String
    let profile: String
    let clientConfig: String
    let environment: String
    let service: String
    let output: Output

    enum CodingKeys: String, CodingKey {
      case name, profile, environment, service, output
      case clientConfig = "client_config"
    }
  }

  private struct Output: Decodable, Sendable {
    let endpointUrl: String
  }

  static func cases(at path: String) throws -> [ConformanceCase] {
    try VectorFile.expand(path, holding: ["configured-endpoint-urls.json"]).flatMap { file in
      try VectorFile.read(File.self, from: file).testSuites.flatMap { suite in
        suite.endpointUrlTests.map { test in
          ConformanceCase(name: test.name) { try await run(test, in: suite) }
        }
      }
    }
  }

  private static func run(_ test: Test, in suite: TestSuite) async throws -> Outcome {
    guard let client = suite.clientConfigs[test.clientConfig],
      var variables = suite.environments[test.environment]
    else { throw VectorFileError("\(test.name) names something that the file does not contain") }
    variables["HOME"] = "/home"
    if client.ignoresConfiguredURLs == true {
      variables["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true"
    }
    let host = MadeUpHost.make(variables: variables, files: ["/home/.aws/config": config(suite)])
    let settings = try await ClientSettings(in: host, profile: test.profile)
    let configured = try client.endpointURL ?? settings.endpointURL(ofService: test.service)?.value
    let actual = try configured ?? publicURL(of: test.service, settings)
    return Outcome(
      [Difference("endpoint", expected: test.output.endpointUrl, actual: actual)].compactMap { $0 })
  }

  private static func publicURL(of name: String, _ settings: ClientSettings) throws -> String {
    let service = ServiceShape(
      name: name, sdkID: name, version: "", signingName: name, endpointPrefix: name)
    let endpoint = try RegionalEndpoint().endpoint(
      for: service, region: settings.region?.value ?? "")
    return "\(endpoint.scheme)://\(endpoint.authority)\(endpoint.basePath)"
  }

  /// The config file that says what the vectors have as JSON.
  private static func config(_ suite: TestSuite) -> String {
    let profiles = suite.profiles.map { name, properties in
      "[profile \(name)]\n" + properties.map { "\($0) = \($1)\n" }.joined()
    }
    let services = suite.services.map { name, services in
      "[services \(name)]\n"
        + services.map { service, properties in
          "\(service) =\n" + properties.map { "  \($0) = \($1)\n" }.joined()
        }.joined()
    }
    return (profiles + services).joined()
  }
}
