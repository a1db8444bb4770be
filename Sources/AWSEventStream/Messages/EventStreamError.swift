/// An error in the bytes of an event stream, or in a message that cannot be encoded.
public struct EventStreamError: Error, Sendable, Hashable {
  /// The kind of error.
  public var kind: Kind

  /// What is wrong, for people to read. It contains no values of the message.
  public var reason: String

  /// The position in bytes: from the start of the stream when a message is decoded, from the start of
  /// the message when one is encoded.
  public var offset: Int

  /// Creates an error.
  public init(_ kind: Kind, _ reason: String, offset: Int) {
    self.kind = kind
    self.reason = reason
    self.offset = offset
  }
}

extension EventStreamError {
  /// A kind of error.
  public struct Kind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The name of the kind.
    public let rawValue: String

    /// Creates a kind from its name.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The name of the kind.
    public var description: String { rawValue }

    /// The length of a message is too small, or beyond the limits.
    public static let length = Kind(rawValue: "length")
    /// The headers are longer than their message, or beyond the limits.
    public static let headersLength = Kind(rawValue: "headers length")
    /// The first twelve bytes do not have their checksum.
    public static let preludeChecksum = Kind(rawValue: "prelude checksum")
    /// A message does not have its checksum.
    public static let messageChecksum = Kind(rawValue: "message checksum")
    /// The name of a header is empty, too long, not UTF-8, or there twice.
    public static let headerName = Kind(rawValue: "header name")
    /// The type of a header's value is unknown.
    public static let headerType = Kind(rawValue: "header type")
    /// The value of a header is cut short, too long, or not UTF-8.
    public static let headerValue = Kind(rawValue: "header value")
    /// The stream ends within a message.
    public static let truncated = Kind(rawValue: "truncated")
  }
}

extension EventStreamError: CustomStringConvertible {
  /// The reason and the offset.
  public var description: String { "\(reason) at byte \(offset) of the event stream" }
}
