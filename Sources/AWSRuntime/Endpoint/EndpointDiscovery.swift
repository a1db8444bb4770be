public import AWSShapes

/// How a service names the endpoints of the operations that it serves nowhere else.
///
/// Source: Smithy 2.0, "clientEndpointDiscovery trait".
public struct EndpointDiscovery: Sendable {
  /// An endpoint that the service has named.
  public struct Found: Sendable, Hashable {
    /// The host, with a port if needed.
    public var address: String
    /// How many minutes the address may be used.
    public var minutes: Int64

    /// Creates an endpoint.
    public init(address: String, minutes: Int64) {
      self.address = address
      self.minutes = minutes
    }
  }

  /// The code of the error that says that the address is out of use.
  let staleCode: String?

  let find: @Sendable (CallPipeline) async throws(CallError) -> Found?

  /// Creates a way to discover endpoints.
  ///
  /// - Parameters:
  ///   - operation: The operation that names the endpoints.
  ///   - input: Its input.
  ///   - staleCode: The code of the error that says that an address is out of use.
  ///   - found: Returns the endpoints of its output.
  public init<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input, staleCode: String?,
    found: @escaping @Sendable (Operation.Output) -> [Found]
  ) {
    self.staleCode = staleCode
    find = { pipeline throws(CallError) in
      found(try await pipeline.call(operation, input: input)).first
    }
  }
}
