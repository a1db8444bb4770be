/// The method and URI of an operation.
///
/// Source: Smithy 2.0 specification, "HTTP bindings".
public struct HTTPBinding: Sendable, Hashable {
  /// The method, such as `POST`.
  public let method: String

  /// The path with its labels and the constant part of the query, as in the model, such as
  /// `/tags/{resourceArn}?mode=all`.
  public let uri: String

  /// The status code of success.
  public let status: Int

  /// The path, split at its labels.
  public let path: LabelPattern

  /// The constant part of the query, without the question mark; empty if there is none.
  public let query: String

  /// Creates a binding.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - uri: The pattern, starting with a slash. Text outside of labels is percent-encoded.
  ///   - status: The status code of success.
  public init(method: String, uri: String, status: Int = 200) {
    self.method = method
    self.uri = uri
    self.status = status
    let parts = uri.unicodeScalars.split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = LabelPattern(String(parts[0]))
    query = parts.count > 1 ? String(parts[1]) : ""
  }
}
