public import AWSShapes

/// The items of all pages of an operation's output, in order.
///
/// A page is requested when the items of the previous one are used up. Every iteration starts at
/// the first page, and fails as ``Pages`` does.
public struct PageItems<Operation: ItemizedOperation>: AsyncSequence, Sendable {
  /// An item of a page.
  public typealias Element = Operation.PageItem
  /// The error of an iteration.
  public typealias Failure = CallError

  private let pages: Pages<Operation>

  /// Creates the sequence of the pages' items.
  public init(_ pages: Pages<Operation>) {
    self.pages = pages
  }

  /// Starts at the first item of the first page.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: pages.makeAsyncIterator())
  }

  /// An iteration over the items.
  public struct Iterator: AsyncIteratorProtocol {
    private var pages: Pages<Operation>.Iterator
    private var page = [Operation.PageItem]().makeIterator()

    init(pages: Pages<Operation>.Iterator) {
      self.pages = pages
    }

    /// Returns the next item; `nil` after the last. Skips pages without items.
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

extension Pages {
  /// Unavailable: the model of the operation does not name a list of items.
  @available(
    *, unavailable,
    message:
      "The model of this operation does not name its items: iterate over the pages, and read what you need from each output."
  )
  public var items: AsyncStream<Never> { AsyncStream { $0.finish() } }

  /// Unavailable: the model of the operation does not name a list of items.
  @available(
    *, unavailable,
    message:
      "The model of this operation does not name its items: iterate over the pages, and read what you need from each output."
  )
  public func allItems() async throws(CallError) -> [Never] { [] }
}

extension Pages where Operation: ItemizedOperation {
  /// The items of all pages, in order.
  public var items: PageItems<Operation> { PageItems(self) }

  /// Reads all pages and returns their items in order.
  ///
  /// When a page fails, the items of the pages before it are lost with the error; iterate over
  /// ``items`` to keep them.
  ///
  /// - Throws: ``CallError``, as iterating does.
  public func allItems() async throws(CallError) -> [Operation.PageItem] {
    var all: [Operation.PageItem] = []
    var pages = makeAsyncIterator()
    while let page = try await pages.next() { all += Operation.items(of: page) }
    return all
  }
}
