public import HTTPTransportAPI
public import HTTPTypes

/// A request that a ``StubTransport`` was asked to send.
public struct SentRequest: Sendable {
  /// The method, the target and the header fields.
  public var request: HTTPRequest

  /// The collected body.
  public var body: [UInt8]

  /// The options of the request.
  public var options: TransportOptions

  /// The body as text. Bytes that are not UTF-8 become replacement characters.
  public var bodyText: String { String(decoding: body, as: UTF8.self) }

  /// The whole URL.
  public var url: String {
    "\(request.scheme ?? "")://\(request.authority ?? "")\(request.path ?? "")"
  }
}
