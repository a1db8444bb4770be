/// What is wrong with shorthand, and where.
struct ShorthandError: Error {
  let reason: String
  /// The number of Unicode scalars before the place.
  let offset: Int
  /// Whether the text may be right when it is read in another way.
  var isSyntax = true
}
