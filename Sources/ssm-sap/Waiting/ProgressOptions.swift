import ArgumentParser
import SsmSap

/// The options that say how to follow an operation.
struct ProgressOptions: ParsableArguments {
  /// The pauses between polls grow up to this one unless an interval is given.
  private static let longestPause = Duration.seconds(10)

  /// The shortest interval that may be asked for.
  private static let shortestInterval = Duration.milliseconds(100)

  /// As good as no limit: the follower has a deadline of its own, at which it ends at once.
  private static let unlimited = Duration.seconds(366 * 86400)

  @Flag(help: "Show no progress, only failures.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "How long to wait, such as 90s, 20m, 2h, or seconds. The operation goes on after that.",
      valueName: "duration"))
  var timeout = DurationArgument(.seconds(3600))

  @Option(
    help: ArgumentHelp(
      "The pause between two polls. Without it, pauses grow from 2 to 10 seconds.",
      valueName: "duration"))
  var pollInterval: DurationArgument?

  func validate() throws {
    guard let pollInterval, pollInterval.duration < Self.shortestInterval else { return }
    throw ValidationError("The poll interval has to be 100ms or longer.")
  }

  /// The pace of polling.
  var waitOptions: WaitOptions {
    var options = WaitOptions(timeout: Self.unlimited)
    options.longestDelay = Self.longestPause
    guard let interval = pollInterval?.duration else { return options }
    options.shortestDelay = interval
    options.longestDelay = interval
    return options
  }
}
