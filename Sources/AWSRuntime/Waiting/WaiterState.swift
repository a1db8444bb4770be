/// What an acceptor of a waiter leads to.
///
/// Source: Smithy 2.0 specification, "Waiters".
public enum WaiterState: String, Sendable, Hashable {
  /// The wait has reached its goal.
  case success
  /// The goal cannot be reached any more.
  case failure
  /// Another poll follows.
  case retry
}
