/// The text around a signature that depends only on the key.
///
/// A class, because passing its parts costs more than passing a reference to them.
final class SignatureLabels: Sendable {
  let algorithm: SigningAlgorithm
  /// `YYYYMMDD`
  let day: String
  /// The beginning of the `Authorization` field up to the signed headers, followed by the scope's
  /// line of the string to sign, in one piece of memory.
  private let text: [UInt8]
  private let headByteCount: Int

  /// - Parameter region: `nil` for SigV4a, whose scope has no region.
  init(
    algorithm: SigningAlgorithm, accessKeyID: String, timestamp: SigningTimestamp, region: String?,
    service: String
  ) {
    self.algorithm = algorithm
    let day = timestamp.dayText
    self.day = day
    let scopeByteCount =
      day.utf8.count + (region.map { 1 + $0.utf8.count } ?? 0) + service.utf8.count
      + SigningAlgorithm.terminator.utf8.count + 2
    headByteCount =
      algorithm.name.utf8.count + Self.credential.utf8.count + accessKeyID.utf8.count + 1
      + scopeByteCount + Self.signedHeaders.utf8.count
    var text = [UInt8](repeating: 0, count: headByteCount + scopeByteCount + 2)
    var out = text.mutableSpan
    var position = 0
    out.write(algorithm.name, at: &position)
    out.write(Self.credential, at: &position)
    out.write(accessKeyID, at: &position)
    out.write(Ascii.slash, at: &position)
    Self.writeScope(day: day, region: region, service: service, to: &out, at: &position)
    out.write(Self.signedHeaders, at: &position)
    out.write(Ascii.newline, at: &position)
    Self.writeScope(day: day, region: region, service: service, to: &out, at: &position)
    out.write(Ascii.newline, at: &position)
    self.text = text
  }

  /// Creates a copy in memory of its own.
  init(separating labels: SignatureLabels) {
    algorithm = labels.algorithm
    day = labels.day
    headByteCount = labels.headByteCount
    text = labels.text.map { $0 }
  }

  private static func writeScope(
    day: String, region: String?, service: String, to out: inout MutableSpan<UInt8>,
    at position: inout Int
  ) {
    out.write(day, at: &position)
    out.write(Ascii.slash, at: &position)
    if let region {
      out.write(region, at: &position)
      out.write(Ascii.slash, at: &position)
    }
    out.write(service, at: &position)
    out.write(Ascii.slash, at: &position)
    out.write(SigningAlgorithm.terminator, at: &position)
  }

  private static let credential = " Credential="
  private static let signedHeaders = ", SignedHeaders="

  /// The text between the signed headers and the signature.
  static let signature = ", Signature="

  /// The size in bytes of the longest of the parts of a scope that are the same for everyone.
  static let longestFixedPart = SigningAlgorithm.terminator.utf8.count

  /// Where `20150830/us-east-1/iam/aws4_request` is, without the line breaks around it.
  private var scopeRange: Range<Int> { (headByteCount + 1)..<(text.count - 1) }

  /// `20150830/us-east-1/iam/aws4_request`
  var scope: String { String(decoding: text[scopeRange], as: UTF8.self) }

  /// Writes the beginning of the `Authorization` field, up to the signed headers.
  func writeAuthorizationHead(to out: inout MutableSpan<UInt8>, at position: inout Int) {
    out.write(text, 0..<headByteCount, at: &position)
  }

  /// Writes the scope with a line break before and after it.
  func writeScopeLine(to out: inout MutableSpan<UInt8>, at position: inout Int) {
    out.write(text, headByteCount..<text.count, at: &position)
  }

  /// Writes the scope percent-encoded.
  func writeEncodedScope(to out: inout MutableSpan<UInt8>, at position: inout Int) {
    out.writeEncoded(text, scopeRange, at: &position)
  }

  /// An upper bound for the bytes that the labels take in one signature.
  var byteCount: Int { text.count }
}
