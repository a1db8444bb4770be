import HTTPTypes
import Synchronization

/// A cache of the field `User-Agent` for the latest features: most calls of a client use the same.
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
