import AWSShapes
import JMESPath

/// Reads a list page by page and joins the pages, up to a number of items.
struct PageReader {
  private let paging: Paging
  private let maxItems: Int?
  private var members: [JSONValue.Member]
  /// The items of the next page that were printed before.
  private var skipped: Int
  /// The items so far.
  private var total = 0
  private var isFinished = false

  /// The token to continue with, if the list was ended by the number of items.
  private(set) var resumeToken: String?

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - paging: How the operation returns pages.
  ///   - members: The members of the input.
  ///   - options: Where to begin, and how many items to read.
  /// - Throws: ``ParameterError`` for a wrong starting token.
  init(
    _ paging: Paging, _ members: [JSONValue.Member], _ options: PagingOptions
  ) throws(ParameterError) {
    self.paging = paging
    self.members = members
    maxItems = options.maxItems
    skipped = 0
    guard let text = options.startingToken else { return }
    let start = try ResumeToken(text, member: paging.inputToken)
    skipped = start.skipped
    setToken(start.token)
  }

  /// Returns the items of the next page; `nil` after the last.
  ///
  /// - Parameter call: Calls the operation with the members of an input.
  mutating func next(
    _ call: ([JSONValue.Member]) async throws -> JSONValue
  ) async throws -> [JSONValue]? {
    guard !isFinished else { return nil }
    let token = token
    let page = try await call(members)
    let offset = skipped
    skipped = 0
    let items = page.value(at: paging.items)?.elements.dropFirst(offset) ?? []
    if let maxItems, items.count > maxItems - total {
      let kept = maxItems - total
      return finish(
        Array(items.prefix(kept)), ResumeToken(token: token, skipped: offset + kept))
    }
    total += items.count
    guard let following = page.value(at: paging.outputToken)?.text, !following.isEmpty else {
      return finish(Array(items), nil)
    }
    if total == maxItems {
      return finish(Array(items), ResumeToken(token: following, skipped: 0))
    }
    guard following != token else {
      throw CommandFailure(.unreadable, "the service repeats the token of a page; pages never end")
    }
    setToken(following)
    return Array(items)
  }

  /// Returns the joined pages as the AWS CLI prints them.
  ///
  /// - Parameter call: Calls the operation with the members of an input.
  mutating func collect(
    _ call: ([JSONValue.Member]) async throws -> JSONValue
  ) async throws -> JSONValue {
    var items: [JSONValue] = []
    while let page = try await next(call) { items += page }
    return result(items)
  }

  /// The items in their place in the output, with the token to continue with.
  func result(_ items: [JSONValue]) -> JSONValue {
    let nested = paging.items.reversed().reduce(JSONValue.array(items)) { value, name in
      .object([JSONValue.Member(name, value)])
    }
    guard let resumeToken, case .object(let members) = nested else { return nested }
    return .object(members + [JSONValue.Member("NextToken", .string(resumeToken))])
  }

  private mutating func finish(_ items: [JSONValue], _ token: ResumeToken?) -> [JSONValue] {
    isFinished = true
    resumeToken = token?.text(member: paging.inputToken)
    return items
  }

  // MARK: The token

  private var token: String? {
    members.first { $0.name == paging.inputToken }?.value.text
  }

  private mutating func setToken(_ token: String?) {
    members.removeAll { $0.name == paging.inputToken }
    guard let token else { return }
    members.append(JSONValue.Member(paging.inputToken, .string(token)))
  }
}
