/// A query parameter of a canonical request.
struct ParameterEntry: Sendable {
  /// The encoded name in the buffer.
  var name: Range<Int>
  /// The encoded value in the buffer.
  var value: Range<Int>
}
