/// A header field of a canonical request.
struct HeaderEntry: Sendable {
  /// The first eight bytes of the name as a number, for fast sorting.
  var prefix: UInt64
  /// The lowercase name in ``HeaderLayout/names``.
  var name: Range<Int>
  /// The text before the value in ``HeaderLayout/labels``.
  var label = 0..<0
  var source: Source

  init(prefix: UInt64, name: Range<Int>, source: Source) {
    self.prefix = prefix
    self.name = name
    self.source = source
  }

  enum Source: Sendable {
    /// A field of the request.
    case request(Int)
    case date
    case sessionToken
    case contentSHA256
    case regionSet
  }
}
