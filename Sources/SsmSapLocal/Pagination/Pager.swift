import AWSJSON
import AWSShapes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Divides lists into pages.
///
/// A page begins after the key of the last item of the page before. Items that are added or removed
/// between two requests therefore make no other item appear twice or not at all.
struct Pager: Sendable {
  /// The number of items on a page whose size the request does not give.
  ///
  /// Source: AWS Systems Manager for SAP API Reference, "ListOperations", `MaxResults`.
  static let defaultSize = 50

  /// The page sizes that a request may ask for.
  static let sizes = 1...50

  /// The account and region that the lists belong to.
  var scope: LocalScope

  /// The current time.
  var now: Date

  /// The issuer of tokens.
  var tokens: PageTokens

  private let codec = JSONCodec()

  init(scope: LocalScope, now: Date, tokens: PageTokens) {
    self.scope = scope
    self.now = now
    self.tokens = tokens
  }

  /// Returns the page that a request asks for.
  ///
  /// - Parameters:
  ///   - operation: The operation.
  ///   - input: The input of the request.
  ///   - items: All items of the list, in any order.
  ///   - key: Returns the key of an item. Pages are in the order of the keys.
  /// - Throws: A `ValidationException` if the token is not valid for the same scope, operation and
  ///   input (apart from the page size) or has expired (inferred), or if the page size is out of range.
  func page<Operation: PaginatedOperation, Item>(
    _ operation: Operation.Type, _ input: Operation.Input, of items: [Item],
    by key: (Item) -> PageKey
  ) throws(LocalFailure) -> Page<Item> where Operation.Input: PagedInput {
    let size = try size(input.maxResults)
    let list = try identity(of: operation, input)
    let last = try lastKey(of: input.nextToken, in: list)
    let rest = items.map { (item: $0, key: key($0)) }
      .filter { entry in last.map { $0 < entry.key } ?? true }
      .sorted { $0.key < $1.key }
    let page = rest.prefix(size)
    var token: String?
    if rest.count > page.count, let end = page.last {
      token = tokens.token(after: end.key, in: list, at: now)
    }
    return Page(items: page.map(\.item), nextToken: token)
  }

  private func size(_ wanted: Int32?) throws(LocalFailure) -> Int {
    guard let wanted else { return Self.defaultSize }
    guard Self.sizes.contains(Int(wanted)) else {
      throw .validation(
        "MaxResults is \(wanted); it must be between \(Self.sizes.lowerBound) and "
          + "\(Self.sizes.upperBound)")
    }
    return Int(wanted)
  }

  private func lastKey(
    of token: String?, in list: [UInt8]
  ) throws(LocalFailure) -> PageKey? {
    guard let token else { return nil }
    do {
      return try tokens.lastKey(of: token, in: list, at: now)
    } catch {
      switch error {
      case .invalid:
        throw .validation(
          "NextToken is not a token of this list: it belongs to a request with the same input in the "
            + "same account and region")
      case .expired:
        throw .validation(
          "NextToken has expired: a token is valid for \(Int(PageTokens.lifetime)) seconds; "
            + "request the first page again")
      }
    }
  }

  /// Returns what identifies a list: scope, operation, and the input apart from token and page size.
  private func identity<Operation: PaginatedOperation>(
    of operation: Operation.Type, _ input: Operation.Input
  ) throws(LocalFailure) -> [UInt8] where Operation.Input: PagedInput {
    var input = input
    input.nextToken = nil
    input.maxResults = nil
    do {
      let body = try codec.encode(input)
      return Array("\(scope.account)\n\(scope.region)\n\(Operation.name)\n".utf8) + body
    } catch {
      throw .internalError("the input of \(Operation.name) cannot be written: \(error)")
    }
  }
}
