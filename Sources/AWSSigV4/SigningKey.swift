internal import Crypto

/// A derived signing key with the scope that it is good for.
///
/// The key exists only as the two states of SHA-256 that HMAC starts from.
final class SigningKey: Sendable {
  /// Days since the start of 1970.
  let day: Int
  let region: String
  let service: String
  let fingerprint: CredentialsFingerprint
  /// `20150830/us-east-1/iam/aws4_request`
  let scope: String
  let states: HMACStates

  init(credentials: Credentials, timestamp: SigningTimestamp, region: String, service: String) {
    day = timestamp.day
    self.region = region
    self.service = service
    fingerprint = credentials.fingerprint
    var buffer = ByteBuffer(capacity: 128)
    timestamp.writeDay(to: &buffer)
    let day = buffer.slice(0..<SigningTimestamp.dayByteCount)
    var states = HMACStates(key: Array("AWS4\(credentials.secretAccessKey)".utf8))
    for part in [Array(day), Array(region.utf8), Array(service.utf8)] {
      states = HMACStates(key: Array(states.code(for: part[...])))
    }
    let terminator = Array(SigningAlgorithm.terminator.utf8)
    self.states = HMACStates(key: Array(states.code(for: terminator[...])))
    scope = "\(buffer.text(0..<buffer.count))/\(region)/\(service)/\(SigningAlgorithm.terminator)"
  }

  func matches(day: Int, context: borrowing SigningContext) -> Bool {
    self.day == day && fingerprint == context.credentials.fingerprint && region == context.region
      && service == context.service
  }
}
