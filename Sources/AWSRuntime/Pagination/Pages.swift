public import AWSShapes

/// The pages of an operation's answer, one call each, asked for as they are read.
///
/// Every iteration starts anew at the first page.
///
/// - Throws: While iterating, ``CallError``: that of the call, or one of the kind
///   ``CallError/Kind-swift.struct/pagination`` when the service hands out a token for the second
///   time, which would go round for ever. An iteration is over after its first error.
public struct Pages<Operation: PaginatedOperation>: AsyncSequence, Sendable {
  /// A page: the output of one call.
  public typealias Element = Operation.Output
  /// Why there is no next page.
  public typealias Failure = CallError

  private let caller: any OperationCaller
  private let input: Operation.Input

  /// The pages that start with the answer to an input.
  ///
  /// - Parameters:
  ///   - operation: The operation to call.
  ///   - input: The input for the first page; with a token in it, pages start there.
  ///   - caller: What makes the calls.
  public init(
    _ operation: Operation.Type, input: Operation.Input, caller: any OperationCaller
  ) {
    self.caller = caller
    self.input = input
  }

  /// Starts at the first page.
  public func makeAsyncIterator() -> Iterator {
    Iterator(caller: caller, input: input)
  }

  /// One way through the pages.
  public struct Iterator: AsyncIteratorProtocol {
    private let caller: any OperationCaller
    /// What to ask next; nil at the end.
    private var input: Operation.Input?
    private var tokens: Set<Operation.PageToken> = []
    private var tokenRepeats = false

    init(caller: any OperationCaller, input: Operation.Input) {
      self.caller = caller
      self.input = input
    }

    /// The next page; nil after the last.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(CallError) -> Operation.Output? {
      guard var next = input else { return nil }
      input = nil
      guard !tokenRepeats else { throw repetition() }
      let output = try await CallFeatures.telling(.paginator) {
        () async throws(CallError) in try await caller.call(Operation.self, input: next)
      }
      guard let token = Operation.nextToken(of: output), !token.isEmpty else { return output }
      // This page was asked for with a token of its own, so it is handed out in any case.
      tokenRepeats = !tokens.insert(token).inserted
      Operation.setNextToken(token, in: &next)
      input = next
      return output
    }

    private func repetition() -> CallError {
      CallError(
        .pagination, operation: Operation.name,
        message: "page \(tokens.count + 1) ends with the token of an earlier page, "
          + "so the pages would never end")
    }
  }
}

extension CallError.Kind {
  /// The service's pages do not follow one another; what was read so far is right.
  public static let pagination = CallError.Kind(rawValue: "pagination")
}

extension OperationCaller {
  /// The pages of an operation's answer, asked for as they are read.
  ///
  /// ```swift
  /// for try await page in client.pages(ListOperations.self, input: input) { ... }
  /// for try await item in client.pages(ListOperations.self, input: input).items { ... }
  /// ```
  public func pages<Operation: PaginatedOperation>(
    _ operation: Operation.Type, input: Operation.Input
  ) -> Pages<Operation> {
    Pages(operation, input: input, caller: self)
  }
}
