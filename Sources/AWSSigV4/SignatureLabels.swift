/// The text around a signature that stays the same as long as its key does.
///
/// A class, because handing on four strings costs more than a reference to them.
final class SignatureLabels: Sendable {
  /// `YYYYMMDD`
  let day: String
  /// `20150830/us-east-1/iam/aws4_request`
  let scope: String
  /// `AWS4-HMAC-SHA256`
  let algorithm: String
  /// What begins the `Authorization` field, up to the signed headers.
  let authorizationHead: String

  /// - Parameter region: Nil for SigV4a, whose scope has none.
  init(
    algorithm: SigningAlgorithm, accessKeyID: String, timestamp: SigningTimestamp, region: String?,
    service: String
  ) {
    let day = timestamp.dayText
    let terminator = SigningAlgorithm.terminator
    // Room first and then piece by piece: a key that is not in the cache waits for this.
    var scope = ""
    scope.reserveCapacity(
      day.utf8.count + (region?.utf8.count ?? 0) + service.utf8.count + terminator.utf8.count + 3)
    scope += day
    scope += "/"
    if let region {
      scope += region
      scope += "/"
    }
    scope += service
    scope += "/"
    scope += terminator
    var head = ""
    // 32 holds the fixed text below.
    head.reserveCapacity(
      algorithm.name.utf8.count + accessKeyID.utf8.count + scope.utf8.count + 32)
    head += algorithm.name
    head += " Credential="
    head += accessKeyID
    head += "/"
    head += scope
    head += ", SignedHeaders="
    self.day = day
    self.scope = scope
    self.algorithm = algorithm.name
    authorizationHead = head
  }

  /// The size in bytes of the longest of the parts of a scope that are the same for everyone.
  static let longestFixedPart = SigningAlgorithm.terminator.utf8.count

  /// What stands between the signed headers and the signature.
  static let signature = ", Signature="

  /// A bound on what the labels take in one signature.
  var byteCount: Int {
    algorithm.utf8.count + scope.utf8.count + authorizationHead.utf8.count
  }
}
