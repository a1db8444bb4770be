/// A failure of a command, as it is printed: one line on standard error, advice below it, and an exit
/// status.
struct CommandFailure: Error {
  let status: CommandStatus
  /// What has failed, on one line.
  let message: String
  /// The cause and the next command, one line each.
  let advice: [String]

  init(_ status: CommandStatus, _ message: String, advice: [String] = []) {
    self.status = status
    self.message = message
    self.advice = advice
  }
}
