import Synchronization

/// The user agent's text for the features that were used last: most calls of a client use the
/// same ones.
final class UserAgentCache: Sendable {
  private let userAgent: UserAgent
  private let last: Mutex<(features: FeatureSet, text: String)>

  init(_ userAgent: UserAgent) {
    self.userAgent = userAgent
    last = Mutex((FeatureSet(rawValue: 0), userAgent.base))
  }

  func text(with features: FeatureSet) -> String {
    last.withLock { last in
      if last.features != features { last = (features, userAgent.text(with: features)) }
      return last.text
    }
  }
}
