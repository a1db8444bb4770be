/// The parts of a request that the protocol decides: everything but the host and the signature.
public struct WireRequest: Sendable, Hashable {
  /// The method, such as `POST`.
  public var method: String

  /// Path and query, percent-encoded, starting with a slash.
  public var target: String

  /// Header fields, in the order to send.
  public var headers: [WireHeader]

  /// The body.
  public var body: [UInt8]

  /// A request of these parts.
  public init(method: String, target: String, headers: [WireHeader], body: [UInt8]) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }
}
