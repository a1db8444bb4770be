/// A header field that goes into a canonical request.
struct HeaderEntry: Sendable {
  /// The first eight bytes of the name as a number, to sort by without looking at the name.
  var prefix: UInt64
  /// Where the lowercase name is in ``HeaderLayout/names``.
  var name: Range<Int>
  /// Where what stands before the value is in ``HeaderLayout/labels``.
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

/// A query parameter that goes into a canonical request.
struct ParameterEntry: Sendable {
  /// Where the encoded name is in the buffer.
  var name: Range<Int>
  /// Where the encoded value is.
  var value: Range<Int>
}
