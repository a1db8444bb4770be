public import AWSClient
public import AWSShapes
import SsmSapModels

/// A client of AWS Systems Manager for SAP.
///
/// ```swift
/// let client = SsmSapClient()
/// let operation = try await client.getOperation(operationId: id).operation
/// ```
///
/// Each operation has a method that takes an input and one that takes the input's members. The
/// methods of operations that start something also find out what they have started when a failure
/// leaves that open; see ``AdoptionPolicy``. `call` and `respond` do not: they report the failure.
///
/// `ServiceClient` and `ClientConfiguration` describe what all clients have in common.
public struct SsmSapClient: SsmSapClientProtocol, ServiceClient {
  /// The caller that makes the calls.
  public let caller: any OperationCaller
  let adopter: Adopter

  /// Creates a client with a configuration.
  public init(_ configuration: ClientConfiguration) {
    self.init(configuration, adoption: .adopt)
  }

  /// Creates a client with a configuration and an adoption policy.
  ///
  /// - Parameters:
  ///   - configuration: The configuration, which is the same for every service.
  ///   - adoption: What to do when a call may have started something in spite of a failure.
  public init(_ configuration: ClientConfiguration, adoption: AdoptionPolicy) {
    let pipeline = ConfiguredPipeline(
      configuration, service: SsmSapService.shape, wireProtocol: .restJSON1,
      endpointRules: SsmSapEndpointRules.ruleSet)
    self.init(calling: pipeline, adoption: adoption, clock: configuration.clock)
  }

  /// Creates a client whose calls are made by a caller of your own, such as a stub in a test.
  public init(calling caller: any OperationCaller) {
    self.init(calling: caller, adoption: .adopt)
  }

  /// Creates a client whose calls are made by a caller of your own, with an adoption policy.
  ///
  /// - Parameters:
  ///   - caller: The caller that makes the calls.
  ///   - adoption: What to do when a call may have started something in spite of a failure.
  ///   - clock: The clock that dates calls.
  public init(
    calling caller: any OperationCaller, adoption: AdoptionPolicy = .adopt,
    clock: any WallClock = SystemClock()
  ) {
    self.caller = caller
    adopter = Adopter(calls: caller, policy: adoption, poller: caller.poller, clock: clock)
  }

  /// Calls an operation and does nothing more: after an ambiguous failure it does not look for what
  /// the call may have started.
  ///
  /// - Throws: `CallError`, whose kind says which step failed.
  public func call<Called: OperationShape>(
    _ operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> Called.Output {
    try await adopter.record(operation, input, outputOf: { $0 }) { () async throws(CallError) in
      try await caller.call(operation, input: input)
    }
  }

  /// Calls an operation as `call` does, and returns its output with what else is known about the
  /// response, such as the request id.
  ///
  /// - Throws: `CallError`, whose kind says which step failed.
  public func respond<Called: OperationShape>(
    to operation: Called.Type, input: Called.Input
  ) async throws(CallError) -> CallResponse<Called.Output> {
    try await adopter.record(operation, input, outputOf: \.output) { () async throws(CallError) in
      try await caller.respond(to: operation, input: input)
    }
  }
}
