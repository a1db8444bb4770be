public import AWSShapes

/// The pages of an operation's output, one call each, requested as they are read.
///
/// Every iteration starts at the first page.
///
/// A page may end with exactly the token it was requested with. ``repeatedToken`` decides whether
/// that is the normal end. A token of any earlier page always fails, since the pages would never
/// end. In every case the iteration returns each page that it has requested before it ends.
///
/// - Throws: While iterating, ``CallError``: the error of a call, or one of the kind
///   ``CallError/Kind-swift.struct/pagination`` for a repeated token. An iteration ends after its
///   first error.
public struct Pages<Operation: PaginatedOperation>: AsyncSequence, Sendable {
  /// A page: the output of one call.
  public typealias Element = Operation.Output
  /// The error of an iteration.
  public typealias Failure = CallError

  /// Whether a page that ends with the token it was requested with is the last one or a failure. By
  /// default the operation decides.
  public var repeatedToken: RepeatedToken

  private let caller: any OperationCaller
  private let input: Operation.Input

  /// Creates the pages that start with the output for an input.
  ///
  /// - Parameters:
  ///   - operation: The operation to call.
  ///   - input: The input of the first page. If it has a token, the pages start there.
  ///   - caller: Makes the calls.
  ///   - repeatedToken: Whether a page that ends with the token it was requested with is the last
  ///     one or a failure. By default the operation decides.
  public init(
    _ operation: Operation.Type, input: Operation.Input, caller: any OperationCaller,
    repeatedToken: RepeatedToken? = nil
  ) {
    self.caller = caller
    self.input = input
    self.repeatedToken = repeatedToken ?? (Operation.repeatedTokenEndsPages ? .end : .failure)
  }

  /// Starts at the first page.
  public func makeAsyncIterator() -> Iterator {
    Iterator(caller: caller, input: input, repeatedToken: repeatedToken)
  }

  /// An iteration over the pages.
  public struct Iterator: AsyncIteratorProtocol {
    private enum Next {
      case page(Operation.Input)
      case failure
      case end
    }

    private let caller: any OperationCaller
    private let repeatedToken: RepeatedToken
    private var next: Next
    private var pages = 0
    private var lastToken: Operation.PageToken?
    private var tokens: Set<Operation.PageToken> = []

    init(caller: any OperationCaller, input: Operation.Input, repeatedToken: RepeatedToken) {
      self.caller = caller
      self.repeatedToken = repeatedToken
      next = .page(input)
    }

    /// Returns the next page; `nil` after the last.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(CallError) -> Operation.Output? {
      let current = next
      next = .end
      switch current {
      case .end: return nil
      case .failure: throw repetition()
      case .page(let input):
        let output = try await CallFeatures.telling(.paginator) {
          () async throws(CallError) in try await caller.call(Operation.self, input: input)
        }
        pages += 1
        next = page(after: output, of: input)
        return output
      }
    }

    private mutating func page(after output: Operation.Output, of input: Operation.Input) -> Next {
      guard let token = Operation.nextToken(of: output), !token.isEmpty else { return .end }
      var following = input
      Operation.setNextToken(token, in: &following)
      if token == lastToken || Self.isSame(input, following) {
        return repeatedToken == .end ? .end : .failure
      }
      guard tokens.insert(token).inserted else { return .failure }
      lastToken = token
      return .page(following)
    }

    /// Whether two inputs are equal, so that the token of the second is that of the first. An
    /// operation does not tell the token of an input that a program has made.
    private static func isSame(_ first: Operation.Input, _ second: Operation.Input) -> Bool {
      func isEqual<Value: Equatable>(_ value: Value) -> Bool { value == second as? Value }
      return (first as? any Equatable).map { isEqual($0) } ?? false
    }

    private func repetition() -> CallError {
      CallError(
        .pagination, operation: Operation.name,
        message: "page \(pages) ends with a token that was used before, so the pages would never "
          + "end")
    }
  }
}

extension CallError.Kind {
  /// The service's pages repeat. The pages read so far are valid.
  public static let pagination = CallError.Kind(rawValue: "pagination")
}

extension OperationCaller {
  /// Returns the pages of an operation's output, requested as they are read.
  ///
  /// ```swift
  /// for try await page in client.pages(ListOperations.self, input: input) { print(page) }
  /// for try await item in client.pages(ListOperations.self, input: input).items { print(item) }
  /// ```
  ///
  /// - Parameters:
  ///   - operation: The operation to call.
  ///   - input: The input of the first page. If it has a token, the pages start there.
  ///   - repeatedToken: Whether a page that ends with the token it was requested with is the last
  ///     one or a failure. By default the operation decides.
  public func pages<Operation: PaginatedOperation>(
    _ operation: Operation.Type, input: Operation.Input, repeatedToken: RepeatedToken? = nil
  ) -> Pages<Operation> {
    Pages(operation, input: input, caller: self, repeatedToken: repeatedToken)
  }
}
