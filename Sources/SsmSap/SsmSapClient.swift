public import AWSRuntime
public import AWSShapes

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
  private let pipeline: ConfiguredPipeline

  /// A client made of these parts.
  public init(_ configuration: SsmSapConfiguration) {
    pipeline = ConfiguredPipeline(configuration)
  }

  #if Curl
    /// A client that finds everything in the environment and sends over libcurl.
    public init() {
      self.init(SsmSapConfiguration())
    }
  #endif

  /// Calls an operation, and tells the request id and more besides its output.
  ///
  /// - Throws: `CallError`, whose kind tells which step failed.
  public func respond<Called: OperationShape>(
    to operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> CallResponse<Called.Output> {
    try await pipeline.respond(to: operation, input: input)
  }

  /// Calls an operation.
  ///
  /// - Throws: `CallError`, whose kind tells which step failed.
  public func call<Called: OperationShape>(
    _ operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> Called.Output {
    try await pipeline.call(operation, input: input)
  }
}
