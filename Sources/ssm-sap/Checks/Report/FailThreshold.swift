import ArgumentParser

/// The least severe verdict of a rule that makes the command fail.
enum FailThreshold: String, ExpressibleByArgument, CaseIterable, Sendable {
  case failed
  case warning

  /// Whether a verdict makes the command fail.
  ///
  /// A rule that could not be decided counts like a warning. An error always counts.
  func isReached(by verdict: Verdict) -> Bool {
    switch self {
    case .failed: verdict >= .failed
    case .warning: verdict >= .unknown
    }
  }
}
