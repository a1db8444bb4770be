import AWSJSON
public import AWSRuntime
import AWSShapes
public import SsmSapModels

/// The client of AWS Systems Manager for SAP.
///
/// ```swift
/// let client = SsmSapClient()
/// let operation = try await client.getOperation(operationId: id).operation
/// ```
///
/// It needs no shutdown: what it holds ends with its last copy. Making one does no work that can
/// fail; what is missing is reported by the first call.
public struct SsmSapClient: Sendable {
  private let pipeline: CallPipeline

  /// A client made of these parts.
  public init(_ configuration: SsmSapConfiguration) {
    var parts = CallConfiguration(
      wireProtocol: RestJSON1(),
      transport: configuration.transport,
      region: configuration.region,
      endpoint: configuration.endpoint,
      credentials: configuration.credentials,
      userAgent: UserAgent(
        name: "aws-swift-protocols", version: "0.1.0", service: SsmSapService.shape,
        environment: configuration.environment))
    parts.retry = configuration.retry
    parts.interceptors = configuration.interceptors
    parts.callTimeout = configuration.callTimeout
    parts.monotonicClock = configuration.monotonicClock
    parts.transportOptions = configuration.transportOptions
    parts.signer = configuration.signer
    parts.clock = configuration.clock
    pipeline = CallPipeline(parts)
  }

  #if Curl
    /// A client that finds everything in the environment and sends over libcurl.
    public init() {
      self.init(SsmSapConfiguration())
    }
  #endif

  /// Gets an operation by its id.
  ///
  /// - Parameter operationId: A UUID, possibly in braces.
  /// - Throws: `CallError`; among what the service answers are `ValidationException`, also for an
  ///   id that it does not know, and `InternalServerException`.
  public func getOperation(operationId: String) async throws(CallError) -> GetOperationOutput {
    try await getOperation(GetOperationInput(operationId: operationId))
  }

  /// Gets an operation by its id.
  ///
  /// - Throws: `CallError`; among what the service answers are `ValidationException`, also for an
  ///   id that it does not know, and `InternalServerException`.
  public func getOperation(_ input: GetOperationInput) async throws(CallError) -> GetOperationOutput
  {
    try await pipeline.call(GetOperation.self, input: input)
  }
}
