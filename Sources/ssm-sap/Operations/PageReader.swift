import AWSShapes
import JMESPath

/// Reads a list page by page, up to a number of items.
struct PageReader {
  private let paging: Paging
  private let maxItems: Int?
  private var members: [JSONValue.Member]
  /// The number of items of the next page that were printed before.
  private var skipped: Int
  /// The number of items so far.
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

  /// Returns the next page, with those of its items that belong to the list; `nil` after the last.
  ///
  /// - Parameter call: Calls the operation with the members of an input.
  /// - Throws: What the call throws; ``CommandFailure`` if the pages would never end.
  mutating func next(
    _ call: ([JSONValue.Member]) async throws -> JSONValue
  ) async throws -> JSONValue? {
    guard !isFinished else { return nil }
    let token = token
    let page = try await call(members)
    let offset = skipped
    skipped = 0
    guard case .array(let found) = page[path: paging.items] ?? .null else {
      try proceed(after: page, token)
      return page
    }
    let items = found.dropFirst(offset)
    if let maxItems, items.count > maxItems - total {
      let kept = maxItems - total
      finish(ResumeToken(token: token, skipped: offset + kept))
      return page.replacing(paging.items, by: .array(Array(items.prefix(kept))))
    }
    total += items.count
    try proceed(after: page, token)
    return page.replacing(paging.items, by: .array(Array(items)))
  }

  /// Goes on to the page that follows, or ends the list.
  private mutating func proceed(after page: JSONValue, _ token: String?) throws(CommandFailure) {
    guard case .string(let following) = page[path: paging.outputToken] ?? .null, !following.isEmpty
    else { return finish(nil) }
    if total == maxItems { return finish(ResumeToken(token: following, skipped: 0)) }
    guard following != token else {
      throw CommandFailure(.unreadable, "the service repeats the token of a page; pages never end")
    }
    setToken(following)
  }

  private mutating func finish(_ token: ResumeToken?) {
    isFinished = true
    resumeToken = token?.text(member: paging.inputToken)
  }

  // MARK: The token

  private var token: String? {
    guard let member = members.first(where: { $0.name == paging.inputToken }),
      case .string(let token) = member.value
    else { return nil }
    return token
  }

  private mutating func setToken(_ token: String?) {
    members.removeAll { $0.name == paging.inputToken }
    guard let token else { return }
    members.append(JSONValue.Member(paging.inputToken, .string(token)))
  }
}
