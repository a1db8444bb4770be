/// The sizes of a message's fixed parts in bytes.
enum FrameLayout {
  /// The length of the message, the length of its headers, and the checksum of both.
  static let prelude = 12
  /// The lengths that the prelude's checksum covers.
  static let lengths = 8
  /// A checksum.
  static let checksum = 4
  /// A message without headers and payload.
  static let minimum = prelude + checksum
}
