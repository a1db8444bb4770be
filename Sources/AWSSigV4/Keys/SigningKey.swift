internal import Crypto

/// A derived signing key and the scope it is valid for.
///
/// The key is stored only as the two SHA-256 states that HMAC starts from.
final class SigningKey: Sendable {
  /// Days since the start of 1970.
  let day: Int
  let region: String
  let service: String
  let fingerprint: CredentialsFingerprint
  let labels: SignatureLabels
  let states: HMACStates

  init(credentials: Credentials, timestamp: SigningTimestamp, region: String, service: String) {
    day = timestamp.day
    self.region = region
    self.service = service
    fingerprint = credentials.fingerprint
    let labels = SignatureLabels(
      algorithm: .hmac, accessKeyID: credentials.accessKeyID, timestamp: timestamp,
      region: region, service: service)
    self.labels = labels
    var derivation = KeyDerivation(
      prefix: "AWS4", secret: credentials.secretAccessKey,
      longestPart: max(
        SignatureLabels.longestFixedPart, region.utf8.count, service.utf8.count))
    derivation.advance(over: labels.day)
    derivation.advance(over: region)
    derivation.advance(over: service)
    derivation.advance(over: SigningAlgorithm.terminator)
    states = derivation.states()
  }

  /// Creates a copy of a key in memory of its own.
  ///
  /// Threads that count references to one object wait for each other's writes.
  init(separating key: SigningKey) {
    day = key.day
    region = key.region
    service = key.service
    fingerprint = key.fingerprint
    labels = SignatureLabels(separating: key.labels)
    states = key.states.separated
  }

  func matches(day: Int, context: borrowing SigningContext) -> Bool {
    self.day == day && fingerprint == context.credentials.fingerprint
      && Ascii.areSame(region, context.region) && Ascii.areSame(service, context.service)
  }
}
