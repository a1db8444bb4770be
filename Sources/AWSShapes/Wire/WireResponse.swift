/// The parts of a response that the protocol reads.
public struct WireResponse: Sendable {
  /// The HTTP status.
  public var status: Int

  /// Header fields.
  public var headers: [WireHeader]

  /// The body, in memory unless the operation's output streams it.
  public var body: ByteStream

  /// A response of these parts.
  public init(status: Int, headers: [WireHeader], body: ByteStream) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A response whose body is in memory.
  public init(status: Int, headers: [WireHeader], body: [UInt8]) {
    self.init(status: status, headers: headers, body: ByteStream(body))
  }

  /// Returns the value of the first header field with this name; the case of ASCII letters does not
  /// matter.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.equalsIgnoringASCIICase(name) }?.value
  }
}
