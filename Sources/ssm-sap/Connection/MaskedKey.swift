/// Access key ids to show.
///
/// An id is no secret, but screens and logs are shared, and `aws` masks it too.
enum MaskedKey {
  private static let shownEnd = 4

  /// Returns the end of an id behind asterisks.
  static func text(_ id: String) -> String {
    let scalars = id.unicodeScalars
    guard scalars.count > shownEnd * 2 else { return String(repeating: "*", count: scalars.count) }
    return String(repeating: "*", count: scalars.count - shownEnd)
      + String(scalars.suffix(shownEnd))
  }
}
