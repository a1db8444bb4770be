/// An operation that answers in pages of items.
///
/// Source: Smithy 2.0 specification, "paginated trait", member `items`.
public protocol ItemizedOperation: PaginatedOperation {
  /// What the pages list; of a map, its entries.
  associatedtype PageItem: Sendable

  /// The items of a page, in the order of the answer; empty where the answer lists none.
  static func items(of output: Output) -> [PageItem]
}
