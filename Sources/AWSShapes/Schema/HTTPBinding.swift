/// Where an operation lives on HTTP.
///
/// Source: Smithy 2.0 specification, "HTTP bindings".
public struct HTTPBinding: Sendable, Hashable {
  /// The method, such as `POST`.
  public let method: String

  /// The path with its labels and the constant part of the query, as the model has them, such as
  /// `/tags/{resourceArn}?mode=all`.
  public let uri: String

  /// The status of success.
  public let status: Int

  /// The path, taken apart at its labels.
  public let path: LabelPattern

  /// The constant part of the query, without the question mark; empty where there is none.
  public let query: String

  /// A binding of these parts.
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - uri: The pattern, starting with a slash; what is no label is percent-encoded already.
  ///   - status: The status of success.
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
