import AWSTestKit
import GeneratedLedger

@testable import AWSClient

extension ClientConfiguration {
  /// Creates a configuration with made-up variables and a made-up config file.
  static func over(
    _ transport: StubTransport = StubTransport.succeeding(), _ variables: [String: String] = [:],
    config: String = ""
  ) -> ClientConfiguration {
    var configuration = ClientConfiguration(
      transport: transport,
      environment: variables.merging(["AWS_CONFIG_FILE": "/config"]) { own, _ in own })
    configuration.host.files = HostFiles(["/config": config])
    return configuration
  }

  /// Returns what the calls of the test service use.
  func resolved(
    _ rules: EndpointRuleSet? = nil
  ) async throws(ConfigurationError) -> CallConfiguration {
    try await ConfiguredPipeline(
      self, service: TestLedgerService.shape, wireProtocol: .awsJSON11, endpointRules: rules
    ).resolved()
  }
}
