import AWSShapes
import JMESPath
import SsmSap

/// A command that calls an operation which starts something in the service.
protocol StartingCommand: OperationCommand, Sendable
where Input: EncodableShape & Sendable, Output: Sendable {
  var waiting: WaitingOptions { get }

  /// Follows what a call has started until it has ended, and prints it.
  ///
  /// - Throws: ``CommandFailure`` as `OperationFollower` does.
  func follow(
    _ output: Output, of input: Input, with follower: OperationFollower,
    printing writer: ResultWriter
  ) async throws
}

extension StartingCommand {
  func run() async throws {
    try await run { members, writer in
      let client = try await request.connection.makeClient()
      let input = try input(from: members)
      let signals = CaughtSignals.ofProcess()
      defer { signals.release() }
      let output = try await start(input, with: client, catching: signals)
      guard waiting.wait else {
        return try await writer.write(try JSONValue(encoding: output), title: Self.operation)
      }
      var follower = OperationFollower(
        client: client, options: waiting.progress, connection: request.connection,
        color: request.output.color)
      follower.signals = signals
      try await follow(output, of: input, with: follower, printing: writer)
    }
  }

  private func start(
    _ input: Input, with client: SsmSapClient, catching signals: CaughtSignals
  ) async throws -> Output {
    let subject = CallSubject(input: input, options: request.connection.arguments)
    UnlistedValues(in: input).report()
    return try await StartingCall(Self.operation, of: subject, signals: signals).run {
      try await call(input, with: client)
    }
  }
}
