public import AWSShapes

/// The items of all pages of an operation's answer, in order, each page asked for when the one
/// before it is used up.
///
/// Every iteration starts anew at the first page. It fails as ``Pages`` does.
public struct PageItems<Operation: ItemizedOperation>: AsyncSequence, Sendable {
  /// An item of a page.
  public typealias Element = Operation.PageItem
  /// Why there is no next item.
  public typealias Failure = CallError

  private let pages: Pages<Operation>

  /// The items of these pages.
  public init(_ pages: Pages<Operation>) {
    self.pages = pages
  }

  /// Starts at the first item of the first page.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: pages.makeAsyncIterator())
  }

  /// One way through the items.
  public struct Iterator: AsyncIteratorProtocol {
    private var pages: Pages<Operation>.Iterator
    private var page = [Operation.PageItem]().makeIterator()

    init(pages: Pages<Operation>.Iterator) {
      self.pages = pages
    }

    /// The next item; nil after the last. A page without items is passed over.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(CallError) -> Operation.PageItem? {
      while true {
        if let item = page.next() { return item }
        guard let output = try await pages.next(isolation: actor) else { return nil }
        page = Operation.items(of: output).makeIterator()
      }
    }
  }
}

extension Pages where Operation: ItemizedOperation {
  /// The items of all pages, in order.
  public var items: PageItems<Operation> { PageItems(self) }

  /// All items of all pages, in order, read to the end.
  ///
  /// - Throws: ``CallError``, as iterating does.
  public func allItems() async throws(CallError) -> [Operation.PageItem] {
    var all: [Operation.PageItem] = []
    var pages = makeAsyncIterator()
    while let page = try await pages.next() { all += Operation.items(of: page) }
    return all
  }
}
