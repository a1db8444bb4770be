/// A part of a list.
struct Page<Item> {
  /// The items of the page, in the order of the list.
  var items: [Item]

  /// The token of the next page; `nil` on the last page.
  var nextToken: String?
}

extension Page: Sendable where Item: Sendable {}
