import CommandSupport
import SsmSap
import SsmSapModels

/// Follows operations until they have ended, and shows their progress on standard error.
///
/// The last line says what was reached. A failure says why, and how to go on.
struct OperationFollower {
  let client: SsmSapClient
  let options: ProgressOptions
  let followCommand: FollowCommand
  var surroundings: FollowSurroundings
  /// The signals that are caught already; `nil` to catch them once following begins.
  var signals: CaughtSignals?

  /// Creates a follower.
  ///
  /// - Parameters:
  ///   - client: The client of the region in which the operations run.
  ///   - options: How to show progress, and for how long to wait.
  ///   - connection: The options that the client was made from, which the command that follows an
  ///     operation further repeats.
  ///   - color: When to colour progress on a terminal.
  init(
    client: SsmSapClient, options: ProgressOptions, connection: ConnectionOptions? = nil,
    color: ColorChoice = .auto
  ) {
    self.client = client
    self.options = options
    followCommand = FollowCommand(connection: connection)
    surroundings = .process(isQuiet: options.quiet, color: color)
  }

  /// Follows operations together. The first that ends in `ERROR` ends the wait.
  ///
  /// - Returns: The operations after their success, in the order of the ids.
  /// - Throws: ``CommandFailure`` for an operation that has ended in `ERROR`, a time-out, an interrupt,
  ///   or a call that has failed.
  func follow(_ operationIds: [String]) async throws -> [SsmSapModels.Operation] {
    try await outcome(of: operationIds).operations()
  }

  /// Follows configuration checks together until all have ended.
  ///
  /// - Returns: The checks after their success, in the order of the ids. A check succeeds when it has
  ///   run, whatever it found.
  /// - Throws: ``CommandFailure`` as ``follow(_:)`` does.
  func follow(configurationChecks ids: [String]) async throws -> [ConfigurationCheckOperation] {
    let works = ids.map { FollowedWork(check: $0) }
    return try await run(works, stopsAtFailure: false).checks()
  }

  /// Follows configuration checks together until all have ended, whether in success or in `ERROR`.
  ///
  /// - Returns: The checks after their end, in the order of the ids.
  /// - Throws: ``CommandFailure`` for a time-out, an interrupt, or a call that has failed.
  func follow(
    endOfConfigurationChecks ids: [String]
  ) async throws -> [ConfigurationCheckOperation] {
    let works = ids.map { FollowedWork(check: $0) }
    return try await run(works, stopsAtFailure: false).checksAfterEnd()
  }

  /// Follows the deregistration of an application until the application is gone.
  ///
  /// - Throws: ``CommandFailure`` as ``follow(_:)`` does.
  func follow(deregistrationOf applicationId: String) async throws {
    let works = [FollowedWork(deregistrationOf: applicationId)]
    try await run(works, stopsAtFailure: true).check()
  }

  /// Follows operations together, and prints them on standard output when they have ended, even in
  /// `ERROR`.
  ///
  /// - Throws: ``CommandFailure`` as ``follow(_:)`` does.
  func follow(_ operationIds: [String], printing writer: ResultWriter) async throws {
    let outcome = try await outcome(of: operationIds)
    try await outcome.printOperations(with: writer)
    try outcome.check()
  }

  /// Follows what has an id, an operation or a configuration check, and prints it as
  /// ``follow(_:printing:)`` does.
  ///
  /// - Throws: ``CommandFailure`` as ``follow(_:)`` does.
  func followAny(_ id: String, printing writer: ResultWriter) async throws {
    let outcome = try await outcome(of: [id])
    guard outcome.isUnknownOperation else {
      try await outcome.printOperations(with: writer)
      return try outcome.check()
    }
    let second = try await run([FollowedWork(check: id)], stopsAtFailure: true)
    guard !second.isUnknownOperation else { return try outcome.check() }
    try await second.printChecks(with: writer)
    try second.check()
  }

  private func outcome(of operationIds: [String]) async throws -> FollowOutcome {
    try await run(operationIds.map { FollowedWork(operation: $0) }, stopsAtFailure: true)
  }

  private func run(_ works: [FollowedWork], stopsAtFailure: Bool) async throws -> FollowOutcome {
    let pace = options.waitOptions
    let follower = WorkFollower(
      sources: works.map { WorkSource($0, client, pace) }, timeout: options.timeout.duration,
      stopsAtFailure: stopsAtFailure, surroundings: surroundings, signals: signals)
    let (works, end) = await follower.run()
    let outcome = FollowOutcome(
      works: works, end: end, timeout: options.timeout.duration, followCommand: followCommand)
    if !options.quiet, outcome.isSuccess { await say(works) }
    return outcome
  }

  /// Says what was reached, in the last line.
  private func say(_ works: [FollowedWork]) async {
    let closing = ClosingLine(client: client, now: surroundings.now())
    for work in works {
      try? await surroundings.write(await closing.text(for: work).printable + "\n")
    }
  }
}
