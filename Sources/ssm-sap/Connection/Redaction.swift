import AWSShapes
import CommandSupport
import HTTPTypes

/// Removes secrets from what `--debug` shows.
enum Redaction {
  /// The text in place of a secret.
  static let replacement = ShapeDescription.redacted

  /// The members that the service's model marks as sensitive.
  static let sensitiveMembers = ["SecretId"]

  /// Returns the value of a header field to show.
  static func value(of field: HTTPField) -> String {
    value(field.value, of: field.name.canonicalName)
  }

  /// Returns the value of a header field to show.
  ///
  /// - Parameter name: The name in lower case.
  static func value(_ value: String, of name: String) -> String {
    if name.utf8.elementsEqual("authorization".utf8) { return authorization(value) }
    let isSecret = secretFields.contains { name.utf8.elementsEqual($0.utf8) }
    return isSecret ? replacement : value.printable
  }

  private static let secretFields = [
    "cookie", "proxy-authorization", "set-cookie", "x-amz-security-token", "x-amz-sso_bearer_token",
    "x-aws-ec2-metadata-token",
  ]

  /// Keeps what is public of a signature. Of any other authorization, all may be secret.
  private static func authorization(_ value: String) -> String {
    guard value.utf8.starts(with: "AWS4-".utf8),
      let signature = value.firstRange(of: "Signature=")
    else { return replacement }
    return String(value[..<signature.upperBound]).printable + replacement
  }

  /// Returns a JSON document with the values of sensitive members replaced.
  ///
  /// Any other text is returned as it is. The search stands on tokens, so that it also works on a
  /// document that breaks off.
  static func body(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var tokens = JSONTokens(bytes)
    while let token = tokens.next() {
      result += bytes[token]
      guard sensitiveMembers.contains(where: { isString($0, bytes[token]) }),
        let colon = tokens.skipColon()
      else { continue }
      result += bytes[colon]
      result += Array("\"\(replacement)\"".utf8)
      tokens.skipValue()
    }
    return result
  }

  private static func isString(_ text: String, _ token: ArraySlice<UInt8>) -> Bool {
    token.elementsEqual("\"\(text)\"".utf8)
  }
}
