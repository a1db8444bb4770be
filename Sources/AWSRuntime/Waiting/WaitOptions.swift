/// How long to wait for something that takes minutes, and how often to ask.
///
/// The time between two questions is random, from the shortest to a limit that doubles with each
/// question until it is the longest: quick at first, sparing later, and many who wait at once do
/// not ask at once.
///
/// Source: Smithy 2.0 specification, "Waiters", section "Waiter retries".
public struct WaitOptions: Sendable, Hashable {
  /// How long to wait in all; an hour unless set. One last question is asked when it is over. A
  /// call that is under way then is not cut off: its own time-outs hold.
  public var timeout: Duration = .seconds(3600)

  /// The shortest time between two questions, from a millisecond; 2 seconds unless set.
  public var shortestDelay: Duration = .seconds(2)

  /// The longest time between two questions, up to a day; 30 seconds unless set.
  public var longestDelay: Duration = .seconds(30)

  /// How many questions in a row may go without any answer of the service, such as while the
  /// network is down; 10 unless set. Each of them has been sent as often as the client's retries
  /// say. Answers that say to come back later, throttling among them, do not count: they are
  /// tolerated until the time is over.
  public var toleratedOutages = 10

  /// The defaults.
  public init() {}
}
