import AWSRuntime
import SsmSap
import SsmSapModels

/// What the first call of a client pays once: the endpoint rules of the service and the partitions
/// are made and evaluated. The calls after it keep the endpoint.
public enum StartUp {
  /// How long the first evaluation in a process takes, and the next.
  public static func endpointRules() throws -> (first: Duration, next: Duration) {
    (first: try evaluate(), next: try evaluate())
  }

  private static func evaluate() throws -> Duration {
    let clock = ContinuousClock()
    return try clock.measure {
      let resolver = RuleSetEndpoint(SsmSapEndpointRules.ruleSet, options: EndpointOptions())
      let endpoint = try resolver.endpoint(for: SsmSapService.shape, region: "eu-central-1")
      precondition(endpoint.authority == "ssm-sap.eu-central-1.amazonaws.com")
    }
  }
}
