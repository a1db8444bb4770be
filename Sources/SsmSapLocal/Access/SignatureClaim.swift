import AWSSigV4
import HTTPTypes

/// The access key ID and the region that a request claims, whether its signature is valid or not.
struct SignatureClaim: Sendable, Hashable {
  var accessKeyID: String
  var region: String

  /// Reads the credential of an `Authorization` field or, without one, of a presigned URL.
  ///
  /// - Returns: `nil` if the request has neither, or one of another form.
  init?(_ request: HTTPRequest) {
    let field = request.headerFields[.authorization]
    let query = RequestTarget(request.path ?? "").query
    let credential =
      field.flatMap { Self.value("Credential=", in: $0, separators: " ,") }
      ?? Self.value("X-Amz-Credential=", in: query, separators: "&")
    guard let credential else { return nil }
    // AKID/20150830/us-east-1/iam/aws4_request
    let parts = Array(credential.utf8).replacing(Array("%2F".utf8), with: Array("/".utf8))
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 5, parts.allSatisfy({ (1...Self.longestPart).contains($0.count) }) else {
      return nil
    }
    accessKeyID = String(decoding: parts[0], as: UTF8.self)
    region = String(decoding: parts[2], as: UTF8.self)
  }

  /// AWS's access key IDs have at most 128 characters.
  private static let longestPart = 128

  /// Returns the text after a prefix in the part of a list that begins with it.
  private static func value(_ prefix: String, in text: String, separators: String) -> String? {
    text.utf8.split { separators.utf8.contains($0) }
      .first { $0.starts(with: prefix.utf8) }
      .map { String(Substring($0.dropFirst(prefix.utf8.count))) }
  }
}
