/// What is to fail inside of an operation that a request starts.
struct PlannedFailures: Sendable, Hashable {
  /// The components that do not start or stop, with the message of the failing event, by component id.
  var components: [String: String] = [:]

  /// The message with which a registration ends in `ERROR`; `nil` if it may succeed.
  var registration: String?
}
