import AWSCredentials
import AWSRuntime
import AWSShapes
import Synchronization

/// The pipeline of a client, made of what is configured when the first call needs it.
///
/// A configuration that is wrong fails the call, and is read again by the next one.
final class ConfiguredPipeline: OperationCaller {
  private let configuration: SsmSapConfiguration
  private let made = Mutex<CallPipeline?>(nil)

  init(_ configuration: SsmSapConfiguration) {
    self.configuration = configuration
  }

  var poller: Poller { Poller(clock: configuration.monotonicClock) }

  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    try await pipeline(for: operation).call(operation, input: input)
  }

  func respond<Operation: OperationShape>(
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
        let pipeline = CallPipeline(try configuration.resolved())
        made = pipeline
        return pipeline
      } catch {
        throw CallError(
          .configuration, operation: Operation.name, message: error.description, cause: error)
      }
    }
  }
}
