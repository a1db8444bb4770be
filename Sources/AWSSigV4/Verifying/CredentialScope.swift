/// The parts of a credential scope. SigV4a's has no region.
struct CredentialScope {
  /// The text that contains the credential.
  var text: String
  var day: Range<Int>
  var region: Range<Int>?
  var service: Range<Int>
  var terminator: Range<Int>

  func equals(_ range: Range<Int>, _ expected: String) -> Bool {
    text.utf8.span.equals(range, expected)
  }

  func string(_ range: Range<Int>) -> String { text.utf8.span.text(range) }

  /// Returns the part as a string. If it equals the expected one, that is returned without a copy.
  func string(_ range: Range<Int>, expecting expected: String?) -> String {
    if let expected, equals(range, expected) { return expected }
    return string(range)
  }
}
