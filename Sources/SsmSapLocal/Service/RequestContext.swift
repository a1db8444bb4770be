#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What an operation knows of the request besides its input.
struct RequestContext: Sendable {
  /// The account and region.
  var scope: LocalScope

  /// The service's time.
  var now: Date

  /// What is to fail inside of the operation that the request starts.
  var failures = PlannedFailures()

  /// The clock that scales how long work takes.
  var clock = LocalClock()

  /// The issuer of the tokens of pages.
  var pageTokens = PageTokens(seed: 0)

  /// Whether the caller may start and stop EC2 instances.
  var mayControlInstances = true
}
