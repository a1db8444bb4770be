import AWSRuntime
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The response of a source of credentials.
struct SourceAnswer: Sendable {
  let status: Int
  let body: [UInt8]

  /// The header field `Date`.
  var date: String?

  /// The header field `x-amzn-errortype`.
  var errorType: String?
}

extension SourceAnswer {
  /// The code of the error that the response reports, in whichever protocol the source speaks:
  /// the header field, JSON, or the XML of AWS's query protocol.
  var errorCode: String? {
    guard status >= 400 else { return nil }
    // A field that was sent more than once is a list.
    let types = errorType?.utf8.split(separator: UInt8(ascii: ",")) ?? []
    if let code = types.lazy.compactMap(Self.withoutNamespace).first { return code }
    if let members = JSONDocument.object(body) {
      let names = ["code", "Code", "__type", "error"]
      return names.lazy.compactMap { members[$0]?.string }
        .compactMap { Self.withoutNamespace($0.utf8[...]) }.first
    }
    return XMLTexts(body)?["ErrorResponse/Error/Code"]
  }

  /// Source: Smithy 2.0 specification, AWS restJson1 protocol, "Operation error serialization".
  private static func withoutNamespace(_ code: Substring.UTF8View) -> String? {
    let beforeURI = code.prefix { $0 != UInt8(ascii: ":") }
    let name = beforeURI.split(separator: UInt8(ascii: "#")).last ?? beforeURI
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    let start = name.drop(while: isBlank)
    let text = String(Substring(start.prefix { !isBlank($0) }))
    return text.isEmpty ? nil : text
  }

  /// Codes of errors that the models of the sources mark as worth another attempt.
  private static let transientCodes: Set = ["IDPCommunicationError"]

  /// Whether another attempt may succeed, by the rules for every AWS service.
  var failureKind: AttemptFailure.Kind {
    let code = errorCode
    if let code, Self.transientCodes.contains(code) { return .transient }
    return FailureClassifier.kind(ofStatus: status, code: code)
  }

  /// The kind of error to report for a response that is not a success: a failure that may pass is
  /// an outage, anything else a refusal.
  var errorKind: CredentialsError.Kind {
    status >= 500 || failureKind != .permanent ? .unreachable : .refused
  }

  /// The message of a JSON error, after a colon; empty if there is none.
  var message: String {
    let members = JSONDocument.object(body)
    let message = members?["message"]?.string ?? members?["Message"]?.string
    return message.map { ": \($0)" } ?? ""
  }

  /// The message of an error in AWS's query protocol.
  var queryErrorMessage: String? { XMLTexts(body)?["ErrorResponse/Error/Message"] }

  private static let longestPlainText = 500

  /// The message of a JSON error, else a body of plain text, as one line after a colon; empty for
  /// any other body.
  var messageOrPlainText: String {
    guard JSONDocument.object(body) == nil else { return message }
    guard body.first != UInt8(ascii: "<"),
      let text = String(validating: body.prefix(Self.longestPlainText), as: UTF8.self)
    else { return "" }
    let words = text.split { $0.isWhitespace || $0.unicodeScalars.contains(where: Self.isControl) }
    return words.isEmpty ? "" : ": \(words.joined(separator: " "))"
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  /// A warning about this machine's clock, if it differs from the service's by two minutes or more.
  func clockHint(_ now: Date) -> String {
    guard let date = date.flatMap(TimestampFormat.httpDate.date) else { return "" }
    let skew = now.timeIntervalSince(date).rounded()
    guard abs(skew) >= 120, abs(skew) < 1e9 else { return "" }
    let minutes = Int((abs(skew) / 60).rounded())
    return "; this machine's clock is \(minutes) minutes \(skew > 0 ? "ahead of" : "behind") that "
      + "of the service: set it right"
  }
}
