import JMESPath
import SsmSap

/// A command that calls an operation which starts something in the service.
protocol StartingCommand: OperationCommand {
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
      let output = try await respond(to: members, with: client)
      guard waiting.wait else {
        return try await writer.write(try JSONValue(encoding: output), title: Self.operation)
      }
      try await follow(
        output, of: try input(from: members),
        with: OperationFollower(
          client: client, options: waiting, connection: request.connection),
        printing: writer)
    }
  }
}
