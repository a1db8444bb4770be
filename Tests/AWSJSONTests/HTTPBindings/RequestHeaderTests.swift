import AWSJSON
import AWSShapes
import DynamicShapes
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("restJson1: header fields of requests")
struct RequestHeaderTests {
  private let epoch = Date(timeIntervalSince1970: 0)

  @Test(
    "A list is one field, its elements in quotes where they would be taken for two",
    arguments: [
      (["a", "b c"], "a, b c"), (["a,b", "c"], "\"a,b\", c"),
      (["say \"hi\""], "\"say \\\"hi\\\"\""), (["back\\slash"], "back\\slash"),
      (["a,\\"], "\"a,\\\\\""), ([""], "\"\""), ([" a"], "\" a\""), ([], ""),
    ])
  func writesLists(elements: [String], value: String) throws {
    let scope = scope([member("list", "Strings", .header("X-List"))])
    let request = try scope.request(["list": .list(elements.map(DynamicValue.string))])
    #expect(request.values("X-List") == [value])
    // What was written reads as the same list.
    #expect(
      try scope.output([("X-List", value)])["list"] == .list(elements.map(DynamicValue.string)))
  }

  @Test("Times are dates of HTTP unless the model says otherwise, in lists too")
  func writesTimes() throws {
    let scope = scope([
      member("time", "Timestamp", .header("X-Time")), member("date", "DateTime", .header("X-Date")),
      member("times", "Timestamps", .header("X-Times")),
    ])
    let request = try scope.request([
      "time": .timestamp(epoch), "date": .timestamp(epoch),
      "times": .list([.timestamp(epoch), .timestamp(epoch)]),
    ])
    let date = "Thu, 01 Jan 1970 00:00:00 GMT"
    #expect(request.values("X-Time") == [date])
    #expect(request.values("X-Date") == ["1970-01-01T00:00:00Z"])
    #expect(request.values("X-Times") == ["\(date), \(date)"])
  }

  @Test("A string with a media type, and bytes, are in base64")
  func writesBase64() throws {
    let scope = scope([
      member("media", "String", .header("X-Media"), mediaType: "application/json"),
      member("blob", "Blob", .header("X-Blob")),
    ])
    let request = try scope.request(["media": .string("{}"), "blob": .blob([0])])
    #expect(request.values("X-Media") == ["e30="])
    #expect(request.values("X-Blob") == ["AA=="])
  }

  @Test(
    "A control character could start another field, and is refused",
    arguments: ["a\r\nX-Evil: 1", "a\nb", "\u{0}", "\u{7F}"])
  func refusesControlCharacters(value: String) throws {
    let one = scope([member("one", "String", .header("X-One"))])
    #expect(try one.requestError(["one": .string(value)])?.path == "one")
    let list = scope([member("one", "Strings", .header("X-One"))])
    #expect(try list.requestError(["one": .list([.string(value)])])?.path == "one")
    let map = scope([member("one", "StringMap", .prefixHeaders("X-"))])
    #expect(try map.requestError(["one": .map(["a": .string(value)])])?.path == "one")
    #expect(try map.requestError(["one": .map([value: .string("a")])])?.path == "one")
  }

  @Test("The entries of a map have a field each, and yield to a field of its own")
  func writesPrefixHeaders() throws {
    let scope = scope([
      member("map", "StringMap", .prefixHeaders("X-")), member("own", "String", .header("x-own")),
    ])
    let request = try scope.request([
      "map": .map(["Own": .string("map"), "a": .string("1")]), "own": .string("own"),
    ])
    #expect(request.headers == [WireHeader("x-own", "own"), WireHeader("X-a", "1")])
  }

  @Test("A service's own fields are on every request, and yield to the operation's")
  func addsServiceHeaders() throws {
    let fields = [WireHeader("Accept", "application/json"), WireHeader("X-Version", "1")]
    let scope = scope([member("accept", "String", .header("accept"))]) {
      $0.service.headers = fields
    }
    #expect(try scope.request([:]).headers == fields)
    #expect(try scope.request(["accept": .string("b")]).values("Accept") == ["b"])
  }

  @Test(
    "The token of an idempotent operation is filled in wherever it stands, unless it is given",
    arguments: [MemberLocation.body, .header("X-Token"), .query("token"), .label])
  func fillsToken(location: MemberLocation) throws {
    let scope = scope([tokenMember(location)], uri: location == .label ? "/{token}" : "/")
    func parts(_ request: WireRequest) -> String {
      "\(request.target) \(request.headers) \(request.text ?? "")"
    }
    #expect(parts(try scope.request([:])).contains(fixedToken))
    let given = parts(try scope.request(["token": .string("mine")]))
    #expect(given.contains("mine"))
    #expect(!given.contains(fixedToken))
  }

  @Test("Without a generator of one's own every token is another")
  func makesTokens() throws {
    let scope = scope([tokenMember(.query("t"))])
    let targets = try (0..<10).map { _ in try scope.request([:], RestJSON1()).target }
    #expect(Set(targets).count == 10)
    #expect(targets.allSatisfy { $0.utf8.count == "/?t=".utf8.count + 36 })
  }
}
