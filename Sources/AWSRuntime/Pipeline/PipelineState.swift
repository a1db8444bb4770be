import AWSSigV4
import HTTPTypes
import Synchronization

/// The shared state of the calls of one client.
final class PipelineState: Sendable {
  let configuration: CallConfiguration
  let clockOffset = ClockOffset()
  let userAgent: UserAgentCache
  let features: FeatureSet

  let discovered = DiscoveredAddress()
  private let knownTarget = Mutex<CallTarget?>(nil)
  private let attemptFields: [HTTPField]

  init(_ configuration: CallConfiguration) {
    self.configuration = configuration
    userAgent = UserAgentCache(configuration.userAgent)
    var features = configuration.features
    switch configuration.retry.mode {
    case .standard: features.insert(FeatureSet(.retryModeStandard))
    case .adaptive: features.insert(FeatureSet(.retryModeAdaptive))
    case nil: break
    }
    self.features = features
    let maximum = max(1, configuration.retry.maximumAttempts)
    // Most clients allow three attempts; fields of later attempts are created on demand.
    attemptFields = (1...min(maximum, 10)).map {
      HTTPField(name: CallHeader.request, value: "attempt=\($0); max=\(maximum)")
    }
  }

  /// The target of the last call; `nil` until it is found.
  var target: CallTarget? {
    get { knownTarget.withLock { $0 } }
    set { knownTarget.withLock { $0 = newValue } }
  }

  /// Returns the current credentials, and the features used to find them.
  @inline(__always)
  func credentials() async throws(CredentialsError) -> (Credentials, FeatureSet) {
    let resolved = try await configuration.credentials.resolve()
    return (resolved.credentials, resolved.features)
  }

  /// The account of the current credentials; `nil` if it is unknown.
  func accountID() async throws(CredentialsError) -> String? {
    try await configuration.credentials.resolve().accountID
  }

  /// Returns the field `amz-sdk-request` of an attempt.
  func attemptField(_ attempt: Int) -> HTTPField {
    attemptFields.indices.contains(attempt - 1)
      ? attemptFields[attempt - 1]
      : HTTPField(
        name: CallHeader.request,
        value: "attempt=\(attempt); max=\(configuration.retry.maximumAttempts)")
  }
}
