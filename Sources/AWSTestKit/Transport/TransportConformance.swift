public import HTTPTransportAPI
public import HTTPTypes

/// A suite that checks whether a transport keeps the contract of `HTTPTransport`.
///
/// There are two sets of checks. ``violations(sending:excluding:)`` works for any transport, even one
/// without a network: it sends one sample request. ``violations(against:excluding:)`` is for
/// transports that open connections: it starts scripted servers on loopback. Each returns the
/// violations it found, so an empty array means that the transport passed. Each check ends after a
/// few seconds, unless the transport's `send` ignores cancellation.
public struct TransportConformance: Sendable {
  /// A single check.
  public struct Check: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name, a sentence about a transport such as "a redirect is not followed".
    public let rawValue: String

    /// Creates a check with a name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name of the check.
    public var description: String { rawValue }
  }

  /// A failed check.
  public struct Violation: Sendable, CustomStringConvertible {
    /// The check that failed.
    public var check: Check
    /// What happened instead, in words.
    public var what: String

    /// The name of the check and what happened instead.
    public var description: String { "\(check): \(what)" }
  }

  /// A request whose response is always the same.
  public struct Sample: Sendable {
    /// The request.
    public var request: HTTPRequest
    /// The body of the request.
    public var body: [UInt8]
    /// The expected status of the response. The response needs a body of at least one byte.
    public var status: HTTPResponse.Status

    /// Creates a sample request.
    public init(_ request: HTTPRequest, body: [UInt8], status: HTTPResponse.Status) {
      self.request = request
      self.body = body
      self.status = status
    }
  }

  let makeTransport: @Sendable () async throws -> any HTTPTransport

  /// Creates a suite. It makes a new transport for each check.
  public init(_ makeTransport: @escaping @Sendable () async throws -> any HTTPTransport) {
    self.makeTransport = makeTransport
  }

  /// Runs the checks that need no scripted server and returns the violations.
  ///
  /// - Parameters:
  ///   - sample: A request that the transport's peer answers.
  ///   - excluded: The checks to skip, because the transport is known not to pass them.
  public func violations(
    sending sample: Sample, excluding excluded: Set<Check> = []
  ) async -> [Violation] {
    await run(ContractCheck.all, excluding: excluded) { check, transport in
      try await check.run(transport, sample)
    }
  }

  /// Runs the checks against scripted servers and returns the violations.
  ///
  /// - Parameters:
  ///   - server: Starts servers that the transport can reach over `http`.
  ///   - excluded: The checks to skip, because the transport is known not to pass them.
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

/// A check that can be run.
protocol ConformanceCheck: Sendable {
  var check: TransportConformance.Check { get }
}

/// The reason why a check failed.
struct Broken: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Fails the check unless the condition holds.
func expect(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
  if !condition { throw Broken(otherwise()) }
}

/// Returns the error that `send` throws; fails the check when it throws none.
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
