import HTTPTypes
import Synchronization

/// The field `User-Agent` for the features that were used last: most calls of a client use the same
/// ones.
final class UserAgentCache: Sendable {
  private let userAgent: UserAgent
  private let last: Mutex<(features: FeatureSet, field: HTTPField)>

  init(_ userAgent: UserAgent) {
    self.userAgent = userAgent
    last = Mutex(([], HTTPField(name: .userAgent, value: userAgent.base)))
  }

  func field(with features: FeatureSet) -> HTTPField {
    last.withLock { last in
      if last.features != features {
        let text = userAgent.text(with: features)
        last = (features, HTTPField(name: .userAgent, value: text))
      }
      return last.field
    }
  }
}
