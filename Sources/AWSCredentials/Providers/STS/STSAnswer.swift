import AWSRuntime
import AWSSigV4

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The credentials in a response of STS.
struct STSAnswer {
  let credentials: Credentials
  let accountID: String?

  /// Reads a response.
  ///
  /// - Throws: `CredentialsError` with the code and the message of an error response.
  init(
    _ answer: SourceAnswer, action: String, source: String, now: Date
  ) throws(CredentialsError) {
    let texts = XMLTexts(answer.body)
    guard answer.status == 200 else {
      throw Self.refusal(answer, texts, source, now)
    }
    let result = "\(action)Response/\(action)Result"
    func text(_ name: String) throws(CredentialsError) -> String {
      guard let text = texts?["\(result)/Credentials/\(name)"], !text.isEmpty else {
        throw CredentialsError(
          "\(source) returned no \(name)", kind: .unreadable)
      }
      return text
    }
    guard let expiration = InternetTime.parse(try text("Expiration")) else {
      throw CredentialsError(
        "\(source) returned an Expiration that is not a date", kind: .unreadable)
    }
    credentials = Credentials(
      accessKeyID: try text("AccessKeyId"), secretAccessKey: try text("SecretAccessKey"),
      sessionToken: try text("SessionToken"), expiration: expiration)
    accountID = texts?["\(result)/AssumedRoleUser/Arn"].flatMap(AccountID.inARN)
  }

  private static func refusal(
    _ answer: SourceAnswer, _ texts: XMLTexts?, _ source: String, _ now: Date
  ) -> CredentialsError {
    let code = texts?["ErrorResponse/Error/Code"]
    let message = texts?["ErrorResponse/Error/Message"]
    let reason =
      code.map { "\($0)\(message.map { ": \($0)" } ?? "")" } ?? "HTTP status \(answer.status)"
    return CredentialsError(
      "\(source) refused: \(reason)\(answer.clockHint(now))", kind: answer.errorKind)
  }
}

/// The account id in an ARN.
enum AccountID {
  /// Returns the fifth part of `arn:partition:service:region:account:resource`, or `nil` if that
  /// is not a number.
  static func inARN(_ arn: String) -> String? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 5, parts[0] == "arn", !parts[4].isEmpty,
      parts[4].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return String(parts[4])
  }
}
