/// How JSON is laid out.
public struct JSONLayout: Sendable, Hashable {
  /// Spaces for each level; nil puts everything on one line.
  var indent: Int?

  /// No white space at all.
  public static let compact = JSONLayout(indent: nil)

  /// A line for each member, four spaces for each level, and a space after each colon: what
  /// Python's `json` module writes with `indent=4`.
  public static let indented = JSONLayout(indent: 4)
}
