public import HTTPTransportAPI
public import HTTPTypes

/// Checks that a transport keeps to what ``HTTPTransport`` promises.
///
/// Two sets of checks: ``violations(sending:excluding:)`` needs a request that the transport's peer
/// answers, and so is for any transport, also one in the process;
/// ``violations(against:excluding:)`` needs servers that follow a script, and is for those with a
/// network. Each returns what was broken: an empty array is a pass. A check takes a few seconds at
/// most, whatever the transport does, unless its `send` never returns after it was cancelled.
public struct TransportConformance: Sendable {
  /// One thing that is checked, by its name.
  public struct Check: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name: a sentence about a transport.
    public let rawValue: String

    /// A check by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name.
    public var description: String { rawValue }
  }

  /// A promise that was not kept.
  public struct Violation: Sendable, CustomStringConvertible {
    /// Which promise.
    public var check: Check
    /// What happened instead.
    public var what: String

    /// The promise, and what happened instead.
    public var description: String { "\(check): \(what)" }
  }

  /// A request, and the status and body of its answer, which is always the same.
  public struct Sample: Sendable {
    /// The request.
    public var request: HTTPRequest
    /// Its body.
    public var body: [UInt8]
    /// The status of its answer. The answer needs a body of at least a byte.
    public var status: HTTPResponse.Status

    /// A sample of these parts.
    public init(_ request: HTTPRequest, body: [UInt8], status: HTTPResponse.Status) {
      self.request = request
      self.body = body
      self.status = status
    }
  }

  let makeTransport: @Sendable () async throws -> any HTTPTransport

  /// Checks of the transports that this makes, one for each check.
  public init(_ makeTransport: @escaping @Sendable () async throws -> any HTTPTransport) {
    self.makeTransport = makeTransport
  }

  /// What a transport breaks of the promises that need no network.
  ///
  /// - Parameters:
  ///   - sample: A request that its peer answers.
  ///   - excluded: What the transport is known not to keep to.
  public func violations(
    sending sample: Sample, excluding excluded: Set<Check> = []
  ) async -> [Violation] {
    await run(ContractCheck.all, excluding: excluded) { check, transport in
      try await check.run(transport, sample)
    }
  }

  /// What a transport breaks of the promises about the network.
  ///
  /// - Parameters:
  ///   - server: Starts servers that it can reach over `http`.
  ///   - excluded: What the transport is known not to keep to.
  public func violations(
    against server: some ScriptedServer, excluding excluded: Set<Check> = []
  ) async -> [Violation] {
    await run(NetworkCheck.all, excluding: excluded) { check, transport in
      let running = try await server.start(check.script)
      defer { running.stop() }
      try await check.run(transport, running)
    }
  }

  private func run<One: ConformanceCheck>(
    _ checks: [One], excluding excluded: Set<Check>,
    _ body: (One, any HTTPTransport) async throws -> Void
  ) async -> [Violation] {
    var violations: [Violation] = []
    for check in checks where !excluded.contains(check.check) {
      do {
        try await body(check, try await makeTransport())
      } catch {
        violations.append(Violation(check: check.check, what: "\(error)"))
      }
    }
    return violations
  }
}

/// Something that is checked.
protocol ConformanceCheck: Sendable {
  var check: TransportConformance.Check { get }
}

/// What happened instead of what was promised.
struct Broken: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Fails a check unless a condition holds.
func expect(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
  if !condition { throw Broken(otherwise()) }
}

/// The error that a send has to end with.
func failure(
  _ what: String, of send: () async throws(TransportError) -> TransportResponse
) async throws(Broken) -> TransportError {
  let response: TransportResponse
  do {
    response = try await send()
  } catch {
    return error
  }
  throw Broken("\(what) was answered with \(response.head.status.code)")
}
