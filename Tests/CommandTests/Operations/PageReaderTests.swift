import AWSShapes
import ArgumentParser
import JMESPath
import Testing

@testable import ssm_sap

@Suite("Lists read page by page")
struct PageReaderTests {
  private static let paging = Paging(
    inputToken: "NextToken", outputToken: ["NextToken"], items: ["Items"], pageSize: "MaxResults")

  /// Returns pages of three items each; the token is the number of the page.
  private static func page(_ members: [JSONValue.Member], pages: Int = 3) -> JSONValue {
    var number = 0
    if case .string(let token)? = JSONValue.object(members)["NextToken"] {
      number = Int(token) ?? 0
    }
    let items = (0..<3).map { JSONValue.number(BigDecimal(number * 3 + $0)) }
    var page = [JSONValue.Member("Items", .array(items))]
    if number + 1 < pages { page.append(JSONValue.Member("NextToken", .string("\(number + 1)"))) }
    return .object(page)
  }

  private static func read(
    maxItems: Int? = nil, startingToken: String? = nil
  ) async throws -> (items: [Int], token: String?) {
    var options = try PagingOptions.parse([])
    options.maxItems = maxItems
    options.startingToken = startingToken
    var reader = try PageReader(paging, [], options)
    var items: [Int] = []
    while let page = try await reader.next({ page($0) }) {
      guard case .array(let values)? = page["Items"] else { continue }
      for case .number(let number) in values { items.append(number.integer(Int.self) ?? -1) }
    }
    return (items, reader.resumeToken)
  }

  @Test("All pages are read")
  func readsAll() async throws {
    let (items, token) = try await Self.read()
    #expect(items == Array(0..<9))
    #expect(token == nil)
  }

  @Test("Parts of any size join to the whole list", arguments: 1...9)
  func partsJoin(size: Int) async throws {
    var items: [Int] = []
    var token: String?
    repeat {
      let part = try await Self.read(maxItems: size, startingToken: token)
      items += part.items
      token = part.token
    } while token != nil
    #expect(items == Array(0..<9))
  }

  @Test("No items are asked for, and the token begins with the first")
  func readsNone() async throws {
    let (items, token) = try await Self.read(maxItems: 0)
    #expect(items.isEmpty)
    #expect(try await Self.read(startingToken: token).items == Array(0..<9))
  }

  @Test("A token that repeats is an error, for pages would never end")
  func refusesRepeatedTokens() async throws {
    var reader = try PageReader(Self.paging, [], try PagingOptions.parse([]))
    let page = JSONValue.object([
      .init("Items", .array([.null])), .init("NextToken", .string("same")),
    ])
    _ = try await reader.next { _ in page }
    await #expect(throws: CommandFailure.self) { _ = try await reader.next { _ in page } }
  }
}
