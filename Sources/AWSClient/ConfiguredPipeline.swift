package import AWSCredentials
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
  private let endpointArguments: EndpointArguments
  private let endpointDiscovery: EndpointDiscovery?
  private let progress = Mutex(Progress.notBegun)

  /// Files are read in a task, for all calls that need the pipeline meanwhile.
  private enum Progress {
    case notBegun
    case underWay(Making)
    case made(CallPipeline)
  }

  private typealias Making = Task<Result<CallPipeline, ConfigurationError>, Never>

  /// Creates a pipeline for a service.
  ///
  /// - Parameters:
  ///   - configuration: The configuration of the client.
  ///   - service: The service. Its `sdkID` selects the settings that are the service's own, such as
  ///     `AWS_ENDPOINT_URL_SSM_SAP`.
  ///   - wireProtocol: The protocol that the service speaks.
  ///   - endpointRules: The rules that find the service's endpoint. A service without rules is
  ///     called at its regional endpoint: `endpointPrefix`, region and domain of the partition.
  ///   - endpointArguments: Values for parameters of the rules, which apply to all calls.
  ///   - endpointDiscovery: Finds the endpoints of operations that need one which the service names.
  public init(
    _ configuration: ClientConfiguration, service: ServiceShape, wireProtocol: some WireProtocol,
    endpointRules: EndpointRuleSet? = nil,
    endpointArguments: EndpointArguments = EndpointArguments(),
    endpointDiscovery: EndpointDiscovery? = nil
  ) {
    self.configuration = configuration
    self.service = service
    self.wireProtocol = wireProtocol
    self.endpointRules = endpointRules
    self.endpointArguments = endpointArguments
    self.endpointDiscovery = endpointDiscovery
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

  // Inlined, as every call comes through here.
  @inline(__always)
  private func pipeline<Operation: OperationShape>(
    for operation: Operation.Type
  ) async throws(CallError) -> CallPipeline {
    if case .made(let pipeline) = progress.withLock({ $0 }) { return pipeline }
    do {
      return try await making().value.get()
    } catch {
      throw CallError(
        .configuration, operation: Operation.name, message: error.description, cause: error)
    }
  }

  /// Returns the task that makes the pipeline, for all calls that need it meanwhile.
  private func making() -> Making {
    progress.withLock { progress in
      switch progress {
      case .made(let pipeline): return Task { .success(pipeline) }
      case .underWay(let making): return making
      case .notBegun:
        let making = Making { await make() }
        progress = .underWay(making)
        return making
      }
    }
  }

  private func make() async -> Result<CallPipeline, ConfigurationError> {
    do throws(ConfigurationError) {
      let pipeline = CallPipeline(try await resolved())
      progress.withLock { $0 = .made(pipeline) }
      return .success(pipeline)
    } catch {
      progress.withLock { $0 = .notBegun }
      return .failure(error)
    }
  }

  /// Returns the configuration of the calls, with everything found.
  package func resolved() async throws(ConfigurationError) -> CallConfiguration {
    try await configuration.resolved(
      service: service, wireProtocol: wireProtocol, endpointRules: endpointRules,
      endpointArguments: endpointArguments, endpointDiscovery: endpointDiscovery)
  }
}
