import SsmSapModels
import Testing

@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("Pagination")
struct PagerTests {
  private static let scope = LocalScope(account: "123456789012", region: "eu-central-1")
  private static let start = Date(timeIntervalSince1970: 1_700_000_000)

  private func pager(
    scope: LocalScope = scope, at now: Date = start, seed: UInt64 = 1
  ) -> Pager {
    Pager(scope: scope, now: now, tokens: PageTokens(seed: seed))
  }

  private func page(
    _ items: [String], token: String? = nil, size: Int32? = 2, application: String = "a",
    with pager: Pager? = nil
  ) throws(LocalFailure) -> Page<String> {
    let input = ListOperationsInput(applicationId: application, maxResults: size, nextToken: token)
    return try (pager ?? self.pager()).page(ListOperations.self, input, of: items) { PageKey($0) }
  }

  private func code(_ body: () throws(LocalFailure) -> Page<String>) -> String? {
    do {
      _ = try body()
      return nil
    } catch {
      return error.code
    }
  }

  @Test("Pages together are the list in the order of the keys", arguments: 1...6)
  func walks(size: Int32) throws {
    let items = ["d", "b", "a", "e", "c"]
    var found: [String] = []
    var token: String?
    var pages = 0
    repeat {
      let page = try page(items, token: token, size: size)
      #expect(page.items.count <= size)
      found += page.items
      token = page.nextToken
      pages += 1
    } while token != nil && pages < 10
    #expect(found == ["a", "b", "c", "d", "e"])
    #expect(pages == (5 + Int(size) - 1) / Int(size))
  }

  @Test("A page has 50 items unless the request says otherwise")
  func hasDefaultSize() throws {
    let page = try page((100..<151).map(String.init), size: nil)
    #expect(page.items.count == 50)
    #expect(page.nextToken != nil)
  }

  @Test("Page sizes out of range are refused", arguments: [-1, 0, 51, Int32.max])
  func refusesSize(size: Int32) {
    #expect(
      code { () throws(LocalFailure) in try page(["a"], size: size) } == "ValidationException")
  }

  @Test("An empty list has one page without a token")
  func pagesEmptyList() throws {
    let page = try page([])
    #expect(page.items.isEmpty)
    #expect(page.nextToken == nil)
  }

  @Test(
    "Items that come and go between pages make no other item repeat or be left out",
    arguments: [
      (["a", "b", "c", "d", "aa", "0"], ["c", "d"]),
      (["b", "c", "d"], ["c", "d"]),
      (["a", "c", "d"], ["c", "d"]),
      (["a", "b", "bb", "c", "d"], ["bb", "c", "d"]),
      (["a", "b", "d"], ["d"]),
      (["a"], []),
    ])
  func followsChanges(later: [String], rest: [String]) throws {
    let first = try page(["a", "b", "c", "d"])
    #expect(first.items == ["a", "b"])
    #expect(try page(later, token: first.nextToken, size: 50).items == rest)
  }

  @Test("Newest first, an item that is added later belongs to no later page")
  func ordersNewestFirst() throws {
    func list(_ numbers: [UInt64], token: String?) throws -> Page<UInt64> {
      let input = ListOperationsInput(applicationId: "a", maxResults: 2, nextToken: token)
      return try pager().page(ListOperations.self, input, of: numbers) {
        PageKey(largestFirst: $0)
      }
    }
    let first = try list([0, 1, 300, 256], token: nil)
    #expect(first.items == [300, 256])
    #expect(try list([0, 1, 300, 256, 301], token: first.nextToken).items == [1, 0])
  }

  @Test(
    "Keys are in the order of their numbers",
    arguments: [(UInt64(0), UInt64(1)), (255, 256), (1, .max)])
  func ordersNumbers(less: UInt64, more: UInt64) {
    #expect(PageKey(less) < PageKey(more))
    #expect(PageKey(largestFirst: more) < PageKey(largestFirst: less))
  }

  @Test("A token has the form that the model demands, whatever the key")
  func issuesModelledTokens() throws {
    let token = PageTokens(seed: 1).token(after: PageKey(""), in: [], at: Self.start)
    #expect(token.utf8.count >= 16)
    let long = PageTokens(seed: 1).token(
      after: PageKey(String(repeating: "x", count: 200)), in: [], at: Self.start)
    #expect(long.utf8.count <= 1024)
  }

  @Test("A token is valid for an hour")
  func expires() throws {
    let items = ["a", "b", "c"]
    let token = try page(items).nextToken
    let late = pager(at: Self.start.addingTimeInterval(3599))
    #expect(try page(items, token: token, with: late).items == ["c"])
    let tooLate = pager(at: Self.start.addingTimeInterval(3600))
    let refused = code { () throws(LocalFailure) in
      try page(items, token: token, with: tooLate)
    }
    #expect(refused == "ValidationException")
  }

  @Test(
    "A token is bound to account and region",
    arguments: [
      LocalScope(account: "123456789012", region: "eu-central-2"),
      LocalScope(account: "210987654321", region: "eu-central-1"),
    ])
  func isBoundToScope(scope: LocalScope) throws {
    let token = try page(["a", "b", "c"]).nextToken
    let refused = code { () throws(LocalFailure) in
      try page(["a", "b", "c"], token: token, with: pager(scope: scope))
    }
    #expect(refused == "ValidationException")
  }

  @Test("A token is bound to the input, but not to the page size")
  func isBoundToInput() throws {
    let token = try page(["a", "b", "c"]).nextToken
    #expect(try page(["a", "b", "c"], token: token, size: 7).items == ["c"])
    let refused = code { () throws(LocalFailure) in
      try page(["a", "b", "c"], token: token, application: "b")
    }
    #expect(refused == "ValidationException")
  }

  @Test("A token is bound to the operation")
  func isBoundToOperation() throws {
    let input = ListComponentsInput(maxResults: 1)
    let token = try pager().page(ListComponents.self, input, of: ["a", "b"]) { PageKey($0) }
    let other = ListDatabasesInput(nextToken: token.nextToken, maxResults: 1)
    let refused = code { () throws(LocalFailure) in
      try pager().page(ListDatabases.self, other, of: ["a", "b"]) { PageKey($0) }
    }
    #expect(refused == "ValidationException")
  }

  @Test("Tokens of a service with another seed are refused")
  func isBoundToKey() throws {
    let token = try page(["a", "b", "c"]).nextToken
    let refused = code { () throws(LocalFailure) in
      try page(["a", "b", "c"], token: token, with: pager(seed: 2))
    }
    #expect(refused == "ValidationException")
  }

  @Test("A token with any character changed, added or removed is refused")
  func rejectsTampering() throws {
    let token = try #require(try page(["a", "b", "c"]).nextToken)
    let bytes = Array(token.utf8)
    var forgeries = [token + "A", token + "=", token + "AAAA", String(token.dropLast())]
    for index in bytes.indices {
      for replacement in "AZz09+/=".utf8 where bytes[index] != replacement {
        var changed = bytes
        changed[index] = replacement
        forgeries.append(String(decoding: changed, as: UTF8.self))
      }
    }
    for forgery in forgeries {
      let refused = code { () throws(LocalFailure) in
        try page(["a", "b", "c"], token: forgery)
      }
      #expect(refused == "ValidationException", "\(forgery)")
    }
  }

  @Test(
    "What is no token is refused",
    arguments: [
      "", "x", "0123456789abcdef", "\u{212A}\u{212A}\u{212A}\u{212A}", "AAAA====AAAA====",
    ])
  func refusesOtherText(token: String) {
    #expect(
      code { () throws(LocalFailure) in try page(["a", "b"], token: token) }
        == "ValidationException")
  }
}
