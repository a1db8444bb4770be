/// How strictly a codec reads JSON.
public struct JSONStrictness: Sendable, Hashable {
  /// Whether deviations with a plain meaning are accepted.
  let isLenient: Bool

  /// Reads documents by RFC 8259, and values only in the form in which Smithy writes them.
  public static let strict = JSONStrictness(isLenient: false)

  /// Also reads what AWS services are known to send where it has only one meaning:
  ///
  /// - an integer with a point or an exponent, if its value is whole: `1.0` or `1e3`;
  /// - a timestamp in another format than the one that the model names, or a date and time without
  ///   seconds, without an offset (then it is UTC), or with an offset such as `+0000`;
  /// - a byte order mark before the document.
  public static let lenient = JSONStrictness(isLenient: true)
}
