/// The white space of a JSON document.
public struct JSONLayout: Sendable, Hashable {
  /// Spaces for each level; `nil` puts everything on one line.
  var indent: Int?

  /// No white space at all.
  public static let compact = JSONLayout(indent: nil)

  /// A line for each member, four spaces for each level, and a space after each colon: the layout
  /// of Python's `json` module with `indent=4`.
  public static let indented = JSONLayout(indent: 4)
}
