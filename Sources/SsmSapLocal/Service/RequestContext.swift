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
}
