import AWSRuntime
import Testing

@Suite("Pagination")
struct PaginationTests {
  private static let broken = CallError(.transport, operation: "Count", message: "broken")

  /// What an iteration handed out before it ended, and the error it ended with.
  private func read<Base: AsyncSequence>(
    _ sequence: Base
  ) async -> (elements: [Base.Element], error: CallError?) where Base.Failure == CallError {
    var elements: [Base.Element] = []
    do {
      for try await element in sequence { elements.append(element) }
      return (elements, nil)
    } catch {
      return (elements, error)
    }
  }

  @Test("Pages follow their tokens to the one that has none")
  func followsTokens() async {
    let caller = CountCaller([
      nil: .success(CountOutput([1, 2], next: "a")), "a": .success(CountOutput([3], next: "b")),
      "b": .success(CountOutput([4])),
    ])
    let pages = caller.pages(Count.self, input: CountInput())
    let (found, error) = await read(pages)
    #expect(found.map(\.numbers) == [[1, 2], [3], [4]])
    #expect(error == nil)
    #expect(caller.tokens == [nil, "a", "b"])
  }

  @Test("An empty token ends the pages as an absent one does")
  func endsAtEmptyToken() async {
    let caller = CountCaller([nil: .success(CountOutput([1], next: ""))])
    #expect(await read(caller.pages(Count.self, input: CountInput())).elements.count == 1)
    #expect(caller.tokens == [nil])
  }

  @Test("Pages may start in the middle")
  func startsAtToken() async {
    let caller = CountCaller(["b": .success(CountOutput([4]))])
    let found = await read(caller.pages(Count.self, input: CountInput(token: "b")).items)
    #expect(found.elements == [4])
  }

  @Test("Items come in order, across pages that have none")
  func listsItems() async throws {
    let caller = CountCaller([
      nil: .success(CountOutput([], next: "a")), "a": .success(CountOutput([1, 2], next: "b")),
      "b": .success(CountOutput([], next: "c")), "c": .success(CountOutput([3])),
    ])
    let pages = caller.pages(Count.self, input: CountInput())
    #expect(await read(pages.items).elements == [1, 2, 3])
    #expect(try await pages.allItems() == [1, 2, 3])
  }

  @Test("A page is asked for when it is needed, not before")
  func asksLate() async throws {
    let caller = CountCaller([
      nil: .success(CountOutput([1, 2], next: "a")), "a": .failure(Self.broken),
    ])
    for try await item in caller.pages(Count.self, input: CountInput()).items where item == 2 {
      break
    }
    #expect(caller.tokens == [nil])
  }

  @Test(
    "A token that comes back ends in an error that says so, after every page that is new",
    arguments: [
      (["a": "a"], 2, 2), (["a": "b", "b": "a"], 3, 3), (["a": "b", "b": "c", "c": "b"], 4, 4),
    ])
  func refusesRepeatedTokens(links: [String: String], pages: Int, page: Int) async {
    var script: [String?: Result<CountOutput, CallError>] = [
      nil: .success(CountOutput([0], next: "a"))
    ]
    for (token, next) in links { script[token] = .success(CountOutput([1], next: next)) }
    let caller = CountCaller(script)
    let (found, error) = await read(caller.pages(Count.self, input: CountInput()))
    #expect(found.count == pages)
    #expect(caller.tokens.count == pages)
    #expect(error?.kind == .pagination)
    #expect(error?.operation == "Count")
    #expect(error?.message.hasPrefix("page \(page) ") == true)
  }

  @Test("Where a repeated token is the normal end, the page that has it is the last")
  func endsAtRepeatedToken() async {
    let script: [String?: Result<CountOutput, CallError>] = [
      nil: .success(CountOutput([1], next: "a")), "a": .success(CountOutput([2], next: "a")),
    ]
    let (found, error) = await read(
      CountCaller(script).pages(Count.self, input: CountInput(), repeatedToken: .end).items)
    #expect(found == [1, 2])
    #expect(error == nil)
    let byOperation = await read(
      CountCaller(script).pages(EndlessCount.self, input: CountInput()).items)
    #expect(byOperation.elements == [1, 2])
    #expect(byOperation.error == nil)
    var failing = CountCaller(script).pages(EndlessCount.self, input: CountInput())
    failing.repeatedToken = .failure
    #expect(await read(failing.items).elements == [1, 2])
    #expect(await read(failing.items).error?.kind == .pagination)
  }

  @Test("The token that the program has set repeats like any other")
  func noticesFirstToken() async {
    let caller = CountCaller(["b": .success(CountOutput([4], next: "b"))])
    let pages = caller.pages(Count.self, input: CountInput(token: "b"), repeatedToken: .end)
    #expect(await read(pages.items).elements == [4])
    #expect(caller.tokens == ["b"])
    let strict = await read(caller.pages(Count.self, input: CountInput(token: "b")).items)
    #expect(strict.elements == [4])
    #expect(strict.error?.kind == .pagination)
  }

  @Test("Tokens that go round over several pages fail, even where a repeated token is an end")
  func refusesLongerCycles() async {
    let caller = CountCaller([
      nil: .success(CountOutput([1], next: "a")), "a": .success(CountOutput([2], next: "b")),
      "b": .success(CountOutput([3], next: "a")),
    ])
    let (found, error) = await read(
      caller.pages(Count.self, input: CountInput(), repeatedToken: .end).items)
    #expect(found == [1, 2, 3])
    #expect(error?.kind == .pagination)
  }

  @Test("After an error there is nothing more, and no further call")
  func endsAfterError() async throws {
    let caller = CountCaller([
      nil: .success(CountOutput([1], next: "a")), "a": .failure(Self.broken),
    ])
    var iterator = caller.pages(Count.self, input: CountInput()).items.makeAsyncIterator()
    #expect(try await iterator.next() == 1)
    await #expect(throws: CallError.self) { try await iterator.next() }
    #expect(try await iterator.next() == nil)
    #expect(caller.tokens == [nil, "a"])
  }

  @Test("Every iteration starts at the first page")
  func startsAnew() async {
    let caller = CountCaller([nil: .success(CountOutput([1]))])
    let items = caller.pages(Count.self, input: CountInput()).items
    #expect(await read(items).elements == [1])
    #expect(await read(items).elements == [1])
    #expect(caller.tokens == [nil, nil])
  }
}
