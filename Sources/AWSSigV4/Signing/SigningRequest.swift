/// The parts of an HTTP request that a signature covers, as they are on the wire.
public struct SigningRequest: Sendable {
  /// The method, such as `GET`. It is signed as given: methods are case-sensitive.
  public var method: String

  /// The path as on the wire, percent-encoded and without the query. An empty path means `/`.
  public var path: String

  /// The query as on the wire, without the `?` before it. Empty if there is none.
  public var query: String

  /// The header fields in the order in which they are sent, `host` among them.
  ///
  /// Names may be in any case. A value may be folded over several lines (a line break followed by a
  /// space or a tab) and must not contain other control characters.
  public var headers: [(name: String, value: String)]

  /// The body, or what is signed in its place.
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

extension SigningRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The method, the path and the names of the header fields.
  ///
  /// Query, header values and body are left out, because they may hold signatures and session
  /// tokens.
  public var description: String {
    "SigningRequest(\(method) \(path), headers: \(headers.map(\.name).joined(separator: ", ")))"
  }

  /// The same as ``description``.
  public var debugDescription: String { description }

  /// A mirror with the method, the path and the names of the header fields.
  public var customMirror: Mirror {
    Mirror(
      self, children: ["method": method, "path": path, "headers": headers.map(\.name)])
  }
}
