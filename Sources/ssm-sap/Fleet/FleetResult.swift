/// The outcome of a command for one target.
struct FleetResult: Sendable, Hashable {
  var target: FleetTarget
  var outcome: FleetOutcome
  /// How long the command ran.
  var duration: Duration
}
