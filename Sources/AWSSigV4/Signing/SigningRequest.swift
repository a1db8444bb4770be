/// The parts of an HTTP request that a signature covers, as they are on the wire.
public struct SigningRequest: Sendable {
  /// The method, such as `GET`. It is signed as given: methods are case sensitive.
  public var method: String

  /// The path as on the wire, percent-encoded, without a query. Empty means `/`.
  public var path: String

  /// The query as on the wire, without the `?`. Empty means none.
  public var query: String

  /// The header fields in the order in which they are sent. `host` has to be among them.
  ///
  /// Names may be in any case. Values may be folded over several lines (a line break followed by a
  /// space or a tab) and are otherwise free of control characters.
  public var headers: [(name: String, value: String)]

  /// The body, or what stands for it.
  public var payload: Payload

  /// Creates a request to sign or verify.
  public init(
    method: String, path: String, query: String = "", headers: [(name: String, value: String)],
    payload: Payload = .bytes([])
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.payload = payload
  }
}
