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

  private static let terminator = ArraySlice(SigningAlgorithm.terminator.utf8)

  init(credentials: Credentials, timestamp: SigningTimestamp, region: String, service: String) {
    day = timestamp.day
    self.region = region
    self.service = service
    fingerprint = credentials.fingerprint
    var buffer = ByteBuffer(capacity: 128)
    timestamp.writeDay(to: &buffer)
    let day = buffer.slice(0..<buffer.count)
    var digest = [UInt8](repeating: 0, count: SHA256Digest.byteCount)
    var states = HMACStates(key: Array("AWS4\(credentials.secretAccessKey)".utf8))
    let parts = [day, ArraySlice(region.utf8), ArraySlice(service.utf8), Self.terminator]
    for part in parts {
      let code = states.code(for: part, scratch: &digest)
      var index = 0
      for byte in code {
        digest[index] = byte
        index += 1
      }
      states = HMACStates(key: digest)
    }
    self.states = states
    scope = "\(buffer.text(0..<buffer.count))/\(region)/\(service)/\(SigningAlgorithm.terminator)"
  }

  func matches(day: Int, context: borrowing SigningContext) -> Bool {
    self.day == day && fingerprint == context.credentials.fingerprint && region == context.region
      && service == context.service
  }
}
