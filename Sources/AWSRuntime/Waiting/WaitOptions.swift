/// The time limit and the polling interval of a wait that may take minutes.
///
/// The pause between two polls is random, from the shortest delay to a limit that doubles with each
/// poll up to the longest delay. Waits are quick at first and sparing later, and many waits that
/// start together do not poll together.
///
/// Source: Smithy 2.0 specification, "Waiters", section "Waiter retries".
public struct WaitOptions: Sendable, Hashable {
  /// The time limit of the wait; an hour by default. One last poll follows when it is reached. A
  /// call in flight at that moment is not interrupted; its own timeouts apply.
  public var timeout: Duration

  /// The shortest pause between two polls, at least a millisecond; 2 seconds by default.
  public var shortestDelay: Duration = .seconds(2)

  /// The longest pause between two polls, at most a day; 30 seconds by default.
  public var longestDelay: Duration = .seconds(30)

  /// The number of consecutive polls that may end without a response of the service, for example
  /// while the network or the source of the credentials is down; 10 by default.
  ///
  /// Each poll includes the client's retries. Responses that ask to come back later, such as
  /// throttling, do not count; they are tolerated until the time limit.
  public var toleratedOutages = 10

  /// Creates options with a time limit.
  public init(timeout: Duration = .seconds(3600)) {
    self.timeout = timeout
  }
}
