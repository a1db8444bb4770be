import JMESPath
import SsmSap

/// A command that calls an operation which starts something in the service.
protocol StartingCommand: OperationCommand {
  var waiting: WaitingOptions { get }

  /// Follows what a call has started until it has ended, and returns what to print.
  ///
  /// - Returns: The ended operations; `nil` if there is nothing to print.
  func follow(_ output: Output, with follower: OperationFollower) async throws -> JSONValue?
}

extension StartingCommand {
  func run() async throws {
    try await run { members, writer in
      let client = try await request.connection.makeClient()
      let output = try await respond(to: members, with: client)
      guard waiting.wait else {
        return try writer.write(try JSONValue(encoding: output), title: Self.operation)
      }
      let follower = OperationFollower(client: client, options: waiting)
      guard let result = try await follow(output, with: follower) else { return }
      try writer.write(result, title: Self.operation)
    }
  }
}
