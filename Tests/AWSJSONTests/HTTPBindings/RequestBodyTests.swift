import AWSJSON
import AWSShapes
import DynamicShapes
import Testing

@Suite("restJson1: bodies of requests")
struct RequestBodyTests {
  @Test("Members that stand nowhere else are the document, by their name in JSON")
  func writesDocument() throws {
    let scope = scope([
      member("nested", "Nested"), member("query", "String", .query("q")), member("list", "Strings"),
    ])
    let request = try scope.request([
      "nested": .structure(["text": .string("a")]), "query": .string("b"),
      "list": .list([.string("c")]),
    ])
    #expect(request.text == "{\"nested\":{\"Text\":\"a\"},\"list\":[\"c\"]}")
    #expect(request.values("Content-Type") == ["application/json"])
  }

  @Test("A document is sent even where none of its members has a value")
  func writesEmptyDocument() throws {
    for members in [[member("a", "String")], [member("a", "String"), tokenMember(.header("X"))]] {
      let request = try scope(members).request([:])
      #expect(request.text == "{}")
      #expect(request.values("Content-Type") == ["application/json"])
    }
  }

  @Test("Where no member stands in the body there is none, and no media type")
  func sendsNoBody() throws {
    for members in [[], [member("a", "String", .query("a"))]] {
      let request = try scope(members).request([:])
      #expect(request.body == nil)
      #expect(request.headers.isEmpty)
    }
  }

  @Test(
    "A payload is the body, with the media type of its kind",
    arguments: [
      ("Blob", MemberTarget.blob, DynamicValue.blob([104, 105]), "hi", "application/octet-stream"),
      ("Stream", .stream, .blob([104, 105]), "hi", "application/octet-stream"),
      ("String", .string, .string("hi"), "hi", "text/plain"),
      ("Nested", .structure, .structure([:]), "{}", "application/json"),
      ("Union", .union, .union("text", .string("a")), "{\"text\":\"a\"}", "application/json"),
      ("Document", .document, .document(.string("a")), "\"a\"", "application/json"),
      ("Document", .document, .document([1, nil]), "[1,null]", "application/json"),
      ("Strings", .other, .list([.string("a")]), "[\"a\"]", "application/json"),
      ("StringMap", .other, .map(["a": .string("b")]), "{\"a\":\"b\"}", "application/json"),
    ])
  func writesPayload(
    target: String, kind: MemberTarget, value: DynamicValue, text: String, type: String
  ) throws {
    let scope = scope([
      member("header", "String", .header("X")), member("payload", target, .payload, kind),
    ])
    let request = try scope.request(["payload": value])
    #expect(request.text == text)
    #expect(request.values("Content-Type") == [type])
  }

  @Test("A payload without a value is no body, but for a structure")
  func leavesOutPayload() throws {
    for kind in [MemberTarget.blob, .string, .union, .document, .stream] {
      let request = try scope([member("payload", "Blob", .payload, kind)]).request([:])
      #expect(request.body == nil)
      #expect(request.headers.isEmpty)
    }
    let request = try scope([member("payload", "Nested", .payload, .structure)]).request([:])
    #expect(request.text == "{}")
    #expect(request.values("Content-Type") == ["application/json"])
  }

  @Test("The model's media type, and more so the caller's, wins over that of the kind")
  func prefersModeledMediaType() throws {
    let scope = scope([
      member("type", "String", .header("Content-Type")),
      member("payload", "Blob", .payload, .blob, mediaType: "image/png"),
    ])
    let payload = DynamicValue.blob([1])
    #expect(try scope.request(["payload": payload]).values("Content-Type") == ["image/png"])
    #expect(
      try scope.request(["payload": payload, "type": .string("image/jpg")])
        .values("Content-Type") == ["image/jpg"])
  }

  @Test("What the model says of compression, checksums and signature stands on the request")
  func passesDemandsOn() throws {
    let scope = scope([member("a", "String")]) {
      $0.compressionEncodings = ["gzip"]
      $0.requestChecksums = [.contentMD5]
    }
    let request = try scope.request([:])
    #expect(request.compressionEncodings == ["gzip"])
    #expect(request.checksums == [.contentMD5])
    #expect(!request.isUnsignedPayload)
  }

  @Test(
    "A shape that cannot stand where the model puts it is an error, not a half of a request",
    arguments: [
      (MemberLocation.header("X"), "Nested", DynamicValue.structure(["text": .string("a")])),
      (.query("q"), "StringMap", .map(["a": .string("b")])), (.label, "Strings", .list([.null])),
      (.header("X"), "Document", .document(1)), (.prefixHeaders("X"), "Strings", .list([.null])),
      (.body, "Stream", .blob([])),
    ])
  func refusesMisplacedShapes(
    location: MemberLocation, target: String, value: DynamicValue
  ) throws {
    let scope = scope([
      member("one", target, location), member("token", "String", .header("X-Token")),
    ])
    #expect(try scope.requestError(["one": value])?.path == "one")
  }
}
