/// The text around a signature that stays the same as long as its key does.
///
/// A class, because handing on five strings costs more than a reference to them.
final class SignatureLabels: Sendable {
  /// `YYYYMMDD`
  let day: String
  /// `20150830/us-east-1/iam/aws4_request`
  let scope: String
  /// What begins the string to sign, up to the date.
  let stringToSignHead: String
  /// What follows the date in the string to sign, up to the hash.
  let stringToSignTail: String
  /// What begins the `Authorization` field, up to the signed headers.
  let authorizationHead: String

  /// - Parameter region: Nil for SigV4a, whose scope has none.
  init(
    algorithm: SigningAlgorithm, accessKeyID: String, timestamp: SigningTimestamp, region: String?,
    service: String
  ) {
    let day = timestamp.dayText
    let regionPart = region.map { "/" + $0 } ?? ""
    let scope = Self.joined([day, regionPart, "/", service, "/", SigningAlgorithm.terminator])
    self.day = day
    self.scope = scope
    stringToSignHead = Self.joined([algorithm.name, "\n"])
    stringToSignTail = Self.joined(["\n", scope, "\n"])
    authorizationHead = Self.joined(
      [algorithm.name, " Credential=", accessKeyID, "/", scope, ", SignedHeaders="])
  }

  /// Joins in one allocation: a key that is not in the cache waits for this.
  private static func joined(_ parts: [String]) -> String {
    var text = ""
    text.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count })
    for part in parts { text += part }
    return text
  }

  /// What stands between the signed headers and the signature.
  static let signature = ", Signature="

  /// A bound on what the labels take in one signature.
  var byteCount: Int {
    stringToSignHead.utf8.count + stringToSignTail.utf8.count + authorizationHead.utf8.count
  }
}
