public import AWSRuntime
public import AWSShapes
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
