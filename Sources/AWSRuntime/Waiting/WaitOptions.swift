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

  /// The shortest pause between two polls, at least a millisecond. By default the waiter's own, or 2
  /// seconds.
  public var shortestDelay: Duration {
    get { chosenShortestDelay ?? .seconds(2) }
    set { chosenShortestDelay = newValue }
  }

  /// The longest pause between two polls, at most a day. By default the waiter's own, or 30 seconds.
  public var longestDelay: Duration {
    get { chosenLongestDelay ?? .seconds(30) }
    set { chosenLongestDelay = newValue }
  }

  private var chosenShortestDelay: Duration?
  private var chosenLongestDelay: Duration?

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

  /// Returns the options with the delays of a waiter where none were chosen.
  func withDelays(shortest: Duration, longest: Duration) -> WaitOptions {
    var options = self
    options.shortestDelay = chosenShortestDelay ?? shortest
    options.longestDelay = chosenLongestDelay ?? longest
    return options
  }
}
