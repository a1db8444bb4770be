import ArgumentParser
import SsmSap

/// The command `ssm-sap watch`.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follows an operation or a configuration check until it has ended.",
    discussion: """
      On a terminal the steps of the operation are drawn as a tree in place, in colours unless \
      NO_COLOR is set. Elsewhere each change is a line, and a line follows every minute without one. \
      Progress goes to standard error; standard output gets the operation, once it has ended. Of an \
      operation that has ended already, the steps are shown as they were.

      Control-C and the time limit stop this command at once. The operation goes on, and the command \
      that follows it further is printed.

      The exit status is 0 after a success, 40 after ERROR, 42 at the time limit, and 130 after \
      Control-C.
      """)

  @Argument(
    help: ArgumentHelp("The id of the operation, a UUID.", valueName: "operation-id"))
  var operationId: String

  @OptionGroup var progress: ProgressOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let writer = try ResultWriter(try await output.resolved(profile: connection.profile))
    let client = try await connection.makeClient()
    let follower = OperationFollower(
      client: client, options: progress, connection: connection, color: output.color)
    try await follower.followAny(operationId, printing: writer)
  }
}
