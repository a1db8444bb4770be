import JMESPath

/// How a command ended for one target.
enum FleetOutcome: Sendable, Hashable {
  /// The command succeeded, with its results in the order in which it printed them.
  case success([JSONValue])
  /// The command failed.
  case failure(FleetFailure)
  /// The command was stopped before its end. What it had started may go on.
  case interrupted
  /// The command was not run, because the fleet was stopped before.
  case notStarted
}

/// The failure of a command for one target.
struct FleetFailure: Sendable, Hashable {
  /// The exit status that the command alone would have.
  var status: Int32
  /// The failure on one line.
  var message: String
}
