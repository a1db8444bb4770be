import AWSJSON
public import AWSRuntime
public import AWSShapes
import SsmSapModels

/// The client of AWS Systems Manager for SAP.
///
/// ```swift
/// let client = SsmSapClient()
/// let operation = try await client.getOperation(operationId: id).operation
/// ```
///
/// It needs no shutdown: what it holds ends with its last copy. Making one does no work that can
/// fail; what is missing is reported by the first call.
public struct SsmSapClient: SsmSapClientProtocol {
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
    parts.validatesInput = configuration.validatesInput
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

  /// Calls an operation.
  ///
  /// - Throws: `CallError`, whose kind tells which step failed.
  public func call<Called: OperationShape>(
    _ operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> Called.Output {
    try await pipeline.call(operation, input: input)
  }
}
