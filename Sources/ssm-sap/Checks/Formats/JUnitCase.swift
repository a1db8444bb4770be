/// A test case of a JUnit file.
struct JUnitCase {
  /// How the test ended.
  enum Outcome {
    case passed(output: String?)
    case skipped(String)
    /// The type, the message and further lines.
    case failure(String, String, [String])
    /// The type, the message and further lines.
    case error(String, String, [String])
  }

  var className: String
  var name: String
  var outcome: Outcome

  /// The element on one line; its text may have line breaks.
  var line: String {
    let names =
      "classname=\"\(MarkupText.escaped(className))\" name=\"\(MarkupText.escaped(name))\""
    let start = "    <testcase \(names) time=\"0\""
    guard let content else { return "\(start)/>" }
    return "\(start)>\(content)</testcase>"
  }

  private var content: String? {
    switch outcome {
    case .passed(nil): nil
    case .passed(let output?): "<system-out>\(MarkupText.escaped(output))</system-out>"
    case .skipped(let message): "<skipped message=\"\(MarkupText.escaped(message))\"/>"
    case .failure(let type, let message, let details):
      Self.element("failure", type, message, details)
    case .error(let type, let message, let details):
      Self.element("error", type, message, details)
    }
  }

  private static func element(
    _ name: String, _ type: String, _ message: String, _ details: [String]
  ) -> String {
    let attributes =
      "message=\"\(MarkupText.escaped(message))\" type=\"\(MarkupText.escaped(type))\""
    // GitLab shows the text and Jenkins the message, so that the text has everything.
    let text = ([message] + details).map(MarkupText.escaped).joined(separator: "\n")
    return "<\(name) \(attributes)>\(text)</\(name)>"
  }
}
