/// An operation that returns a list of items in pages.
///
/// Source: Smithy 2.0 specification, "paginated trait", member `items`.
public protocol ItemizedOperation: PaginatedOperation {
  /// The type of the items; for a map, the type of its entries.
  associatedtype PageItem: Sendable

  /// Returns the items of a page, in the order of the response; empty if it has none.
  static func items(of output: Output) -> [PageItem]
}
