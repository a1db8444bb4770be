/// Where an operation lives on HTTP.
///
/// Source: Smithy 2.0 specification, "HTTP bindings".
public struct HTTPBinding: Sendable, Hashable {
  /// The method, such as `POST`.
  public var method: String

  /// The path, percent-encoded, starting with a slash.
  public var path: String

  /// The status of success.
  public var status: Int

  /// A binding of these parts.
  public init(method: String, path: String, status: Int = 200) {
    self.method = method
    self.path = path
    self.status = status
  }
}
