import AWSCredentials
public import AWSRuntime
public import AWSShapes
import Synchronization

/// The pipeline of one service's client, made from a configuration when the first call needs it.
///
/// Nothing is read before that call. A configuration that is wrong fails the call with an error of
/// the kind `configuration`; the next call reads the configuration again. `CallPipeline` describes
/// the steps of a call.
public final class ConfiguredPipeline: OperationCaller {
  private let configuration: ClientConfiguration
  private let service: ServiceShape
  private let wireProtocol: any WireProtocol
  private let endpointRules: EndpointRuleSet?
  private let made = Mutex<CallPipeline?>(nil)

  /// Creates a pipeline for a service.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the client.
  ///   - service: The service. Its `sdkID` selects the settings that are the service's own, such as
  ///     `AWS_ENDPOINT_URL_SSM_SAP`.
  ///   - wireProtocol: The protocol that the service speaks.
  ///   - endpointRules: The rules that find the service's endpoint. A service without rules is
  ///     called at its regional endpoint: `endpointPrefix`, region and domain of the partition.
  public init(
    _ configuration: ClientConfiguration, service: ServiceShape, wireProtocol: some WireProtocol,
    endpointRules: EndpointRuleSet? = nil
  ) {
    self.configuration = configuration
    self.service = service
    self.wireProtocol = wireProtocol
    self.endpointRules = endpointRules
  }

  /// The clock of the configuration, for waiters.
  public var poller: Poller { Poller(clock: configuration.monotonicClock) }

  /// Calls an operation.
  ///
  /// - Throws: `CallError`, whose kind says which step failed.
  public func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    try await pipeline(for: operation).call(operation, input: input)
  }

  /// Calls an operation and returns its output with what else is known about the response.
  ///
  /// - Throws: `CallError`, whose kind says which step failed.
  public func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output> {
    try await pipeline(for: operation).respond(to: operation, input: input)
  }

  private func pipeline<Operation: OperationShape>(
    for operation: Operation.Type
  ) throws(CallError) -> CallPipeline {
    try made.withLock { made throws(CallError) in
      if let made { return made }
      do throws(ConfigurationError) {
        let pipeline = CallPipeline(try resolved())
        made = pipeline
        return pipeline
      } catch {
        throw CallError(
          .configuration, operation: Operation.name, message: error.description, cause: error)
      }
    }
  }

  /// Returns the configuration of the calls, with everything found.
  func resolved() throws(ConfigurationError) -> CallConfiguration {
    try configuration.resolved(
      service: service, wireProtocol: wireProtocol, endpointRules: endpointRules)
  }
}
