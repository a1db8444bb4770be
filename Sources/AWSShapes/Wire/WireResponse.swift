/// The parts of a response that a wire protocol reads.
public struct WireResponse: Sendable {
  /// The HTTP status code.
  public var status: Int

  /// The header fields.
  public var headers: [WireHeader]

  /// The body, which is in memory unless the operation's output is a stream.
  public var body: ByteStream

  /// Creates a response.
  public init(status: Int, headers: [WireHeader], body: ByteStream) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Creates a response whose body is in memory.
  public init(status: Int, headers: [WireHeader], body: [UInt8]) {
    self.init(status: status, headers: headers, body: ByteStream(body))
  }

  /// Returns the value of the first header field with this name; the case of ASCII letters does not
  /// matter.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.equalsIgnoringASCIICase(name) }?.value
  }
}
