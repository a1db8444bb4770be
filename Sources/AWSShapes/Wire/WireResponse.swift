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

  /// The value of the first field of that name, found without a copy of any name.
  ///
  /// - Parameter name: The name in lower case; the field's own case does not matter.
  public func header(_ name: String) -> String? {
    headers.first { Self.isSame($0.name.utf8.span, name.utf8.span) }?.value
  }

  private static func isSame(_ text: Span<UInt8>, _ name: Span<UInt8>) -> Bool {
    guard text.count == name.count else { return false }
    for index in text.indices where lowercased(text[index]) != name[index] { return false }
    return true
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
