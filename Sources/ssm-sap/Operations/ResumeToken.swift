import AWSJSON
import AWSShapes
import JMESPath

/// Where a list goes on, in the form that the AWS CLI and boto3 print and take.
struct ResumeToken {
  /// The service's token of the page; `nil` for the first page.
  let token: String?
  /// The items at the start of the page that were printed before.
  let skipped: Int

  init(token: String?, skipped: Int) {
    self.token = token
    self.skipped = skipped
  }

  private static let skippedMember = "boto_truncate_amount"

  /// Reads a token. Text in no other form is the service's own token.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - member: The member of the input that takes the service's token.
  /// - Throws: ``ParameterError`` for a token of another operation.
  init(_ text: String, member: String) throws(ParameterError) {
    guard let decoded = Base64.decode(Array(text.utf8).span),
      case .object(let members) = try? JSONCodec().decode(JSONValue.self, from: decoded)
    else {
      self = Self.older(text)
      return
    }
    var token: String?
    var skipped = 0
    var isForeign = false
    for entry in members {
      switch entry.value {
      case .string(let text) where entry.name == member: token = text
      case .null where entry.name == member: break
      case .number(let number) where entry.name == Self.skippedMember:
        skipped = number.integer(Int.self) ?? -1
      default: isForeign = true
      }
    }
    guard skipped >= 0, !isForeign else {
      throw ParameterError("--starting-token", "the token does not belong to this operation")
    }
    self.init(token: token, skipped: skipped)
  }

  /// The form of older versions of the AWS CLI: the service's token, then the items to skip.
  private static func older(_ text: String) -> ResumeToken {
    guard let mark = text.firstRange(of: "___"), let skipped = Int(text[mark.upperBound...]),
      skipped >= 0
    else { return ResumeToken(token: text, skipped: 0) }
    let token = String(text[..<mark.lowerBound])
    return ResumeToken(token: token == "None" ? nil : token, skipped: skipped)
  }

  /// The token as text.
  func text(member: String) -> String {
    var parts = ["\(Self.quoted(member)): \(token.map(Self.quoted) ?? "null")"]
    if skipped > 0 || token == nil { parts.append("\"\(Self.skippedMember)\": \(skipped)") }
    return Base64.encode(Array("{\(parts.joined(separator: ", "))}".utf8))
  }

  private static func quoted(_ text: String) -> String {
    // A string can always be written.
    let bytes = (try? JSONCodec().encode(Document.string(text))) ?? []
    return String(decoding: bytes, as: UTF8.self)
  }
}
