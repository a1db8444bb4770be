public import AWSRuntime
public import AWSShapes

/// A client of one AWS service.
///
/// Every generated client conforms. It finds its region, credentials and endpoint by itself, and a
/// ``ClientConfiguration`` replaces any part:
///
/// ```swift
/// let client = SSMClient()
///
/// var configuration = ClientConfiguration()
/// configuration.region = StaticRegion("eu-central-1")
/// configuration.callTimeout = .seconds(20)
/// let patient = SSMClient(configuration)
/// ```
///
/// Creating a client does no work that can fail: the first call reports what is missing or wrong. A
/// client needs no shutdown. Make one and share it, since it keeps connections, credentials and the
/// retry quota for all of its calls; copies share them too.
public protocol ServiceClient: OperationCaller {
  /// The caller that makes the calls: a ``ConfiguredPipeline``, or a stub in a test.
  var caller: any OperationCaller { get }

  /// Creates a client with a configuration.
  init(_ configuration: ClientConfiguration)

  /// Creates a client whose calls are made by a caller of your own, such as a stub in a test.
  init(calling caller: any OperationCaller)
}

extension ServiceClient {
  /// Creates a client that finds everything on this machine and sends over libcurl.
  ///
  /// Unavailable without the package trait `Curl`, which is on by default.
  #if !Curl
    @available(
      *, unavailable,
      message:
        "The package trait Curl is off, so there is no default transport. Naming traits drops the default ones: write traits: [.defaults, \"Logging\"], or pass a ClientConfiguration(transport:)."
    )
  #endif
  public init() {
    self.init(ClientConfiguration(variables: nil))
  }

  /// The clock and the random numbers of waiters.
  public var poller: Poller { caller.poller }

  /// Calls an operation.
  ///
  /// - Throws: `CallError`, whose kind says which step failed.
  public func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    try await caller.call(operation, input: input)
  }

  /// Calls an operation and returns its output with what else is known about the response, such as
  /// the request id.
  ///
  /// - Throws: `CallError`, whose kind says which step failed.
  public func respond<Operation: OperationShape>(
    to operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> CallResponse<Operation.Output> {
    try await caller.respond(to: operation, input: input)
  }
}
