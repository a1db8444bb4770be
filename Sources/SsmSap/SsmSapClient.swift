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
///
/// Each operation has a method that takes an input and one that takes its members. The methods
/// that start something find out what they have started when a failure leaves that open; see
/// ``AdoptionPolicy``.
public struct SsmSapClient: SsmSapClientProtocol {
  private let caller: any OperationCaller
  let adopter: Adopter

  /// A client made of these parts.
  public init(_ configuration: SsmSapConfiguration) {
    self.init(
      calling: ConfiguredPipeline(configuration), adoption: configuration.adoption,
      clock: configuration.clock)
  }

  /// A client whose calls are made by a caller of your own, such as a stub in a test.
  ///
  /// - Parameters:
  ///   - caller: What makes the calls.
  ///   - adoption: What to do when a call may have started something in spite of a failure.
  ///   - clock: Tells when a call was made.
  public init(
    calling caller: any OperationCaller, adoption: AdoptionPolicy = .adopt,
    clock: any WallClock = SystemClock()
  ) {
    self.caller = caller
    adopter = Adopter(calls: caller, policy: adoption, poller: caller.poller, clock: clock)
  }

  #if Curl
    /// A client that finds everything on the machine and sends over libcurl.
    public init() {
      self.init(SsmSapConfiguration())
    }
  #endif

  /// The clock and the randomness of waits.
  public var poller: Poller { caller.poller }

  /// Calls an operation, and leaves it at that: what it may have started in spite of a failure is
  /// not looked for.
  ///
  /// - Throws: `CallError`, whose kind tells which step failed.
  public func call<Called: OperationShape>(
    _ operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> Called.Output {
    try await adopter.record(operation, input, outputOf: { $0 }) { () async throws(CallError) in
      try await caller.call(operation, input: input)
    }
  }

  /// Calls an operation as `call` does, and tells the request id and more besides its output.
  ///
  /// - Throws: `CallError`, whose kind tells which step failed.
  public func respond<Called: OperationShape>(
    to operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> CallResponse<Called.Output> {
    try await adopter.record(operation, input, outputOf: \.output) { () async throws(CallError) in
      try await caller.respond(to: operation, input: input)
    }
  }
}
