/// The body of a request.
public struct RequestBody: Sendable {
  /// The bytes to send.
  public let bytes: [UInt8]

  /// A body of these bytes; its length is sent as `Content-Length`.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// No body at all.
  public static let empty = RequestBody([])
}
