import AWSJSON
import AWSShapes
import GeneratedParcels
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite("A generated restJson1 service")
struct ParcelsTests {
  /// A value of every member, as a service would send it.
  private static let everything = """
    {"value": {"aString": "é\\n😀", "aBoolean": true, "aByte": -128, "aShort": 32767,
      "anInteger": -2147483648, "aLong": 9007199254740993, "aFloat": 0.1, "aDouble": 1e300,
      "aBigInteger": 123456789012345678901234567890, "aBigDecimal": 1.000000000000000000001,
      "aBlob": "AQID", "aDocument": {"a": [1, null, "x", {"b": false}]},
      "aTimestamp": 1700000000.25, "aDateTime": "2023-11-14T22:13:20Z",
      "anHttpDate": "Tue, 14 Nov 2023 22:13:20 GMT", "anEpoch": 1700000000,
      "kind": "A NEW KIND", "level": 77, "choice": {"more": [{"nothing": {}}, {"number": 3}]},
      "tree": {"name": "root", "left": {"name": "l"}, "leaves": [{"name": "x"}],
        "link": {"tree": {"name": "again"}}},
      "forest": [{}], "strings": ["a"], "sparseStrings": ["a", null], "kinds": ["letter", "new"],
      "levels": [1, 10, 5], "blobs": ["", "AA=="], "moments": ["2023-11-14T22:13:20Z"],
      "numbers": [1.5, "NaN", "-Infinity"], "grid": [[1], []],
      "sparseMoments": [null, "Tue, 14 Nov 2023 22:13:20 GMT"], "documents": [1, "two", []],
      "stringMap": {"k": "v"}, "sparseMap": {"k": null}, "treeMap": {"t": {"name": "m"}},
      "sparseTreeMap": {"letter": null, "other": {}}, "numberMap": {"n": -1},
      "gridMap": {"g": [[0.5]]}, "choices": [{"text": "t"}, {"surprise": {"deep": [true]}}],
      "sparseTrees": [null, {}], "other-name": "renamed", "password": "hush",
      "passwords": ["hush"], "secretNote": {"note": "hush", "amount": 4},
      "defaulted": {"anInteger": 1}, "self": "s", "default": "d", "class": "c", "init": "i",
      "members": "m", "reader": "r", "writer": "w", "text": "t", "checks": "c",
      "description": "words", "in": 1, "Type": "T", "operation": {"name": "o"},
      "failure": {"reason": "f"}, "date": {"year": 1}, "mirror": {"image": {"image": {}}}},
     "token": "tok", "novelty": {"x": [1, 2]}}
    """

  private func response(
    _ body: String, status: Int = 200, headers: [WireHeader] = []
  ) -> WireResponse {
    WireResponse(status: status, headers: headers, body: ByteStream(Array(body.utf8)))
  }

  @Test("A value of every type survives being read, sent and read again")
  func roundTrip() async throws {
    let wire = RestJSON1()
    let output = try wire.output(of: EchoValues.self, from: response(Self.everything))
    let value = try #require(output.value)
    let request = try wire.request(
      for: EchoValues.self, input: EchoValuesInput(value: value, token: "tok"))
    #expect(request.target == "/echo?mode=all&flag" || request.target == "/echo?mode=all&flag=")
    let body = try await (request.body ?? .empty).collect(upTo: 1 << 20)
    let again = try wire.output(
      of: EchoValues.self,
      from: WireResponse(status: 200, headers: [], body: ByteStream(body)))
    // NaN differs from itself.
    #expect(again.value?.numbers.map { "\($0)" } == "[1.5, nan, -inf]")
    var (one, other) = (output, again)
    one.value?.numbers = nil
    other.value?.numbers = nil
    #expect(one == other)
  }

  @Test("What a newer service sends is kept")
  func keepsUnknown() throws {
    let value = try #require(
      try RestJSON1().output(of: EchoValues.self, from: response(Self.everything)).value)
    #expect(value.kind == ParcelKind(rawValue: "A NEW KIND"))
    #expect(value.level?.rawValue == 77)
    #expect(value.choices?.last == .unknown("surprise", ["deep": [true]]))
    #expect(value.sparseTreeMap?.count == 2)
    #expect(value.selfValue == "s")
    #expect(value.renamed == "renamed")
  }

  @Test("Defaults stand where nothing is sent, and only where the model has them")
  func defaults() throws {
    let value = try JSONCodec().decode(Defaults.self, from: Array(#"{"anInteger": 1}"#.utf8))
    #expect(value.aString == #"a "quoted" \ text"#)
    #expect(value.aBoolean)
    #expect(value.anInteger == 1)
    #expect(value.aLong == 9_007_199_254_740_993)
    #expect(value.aKind == .letter)
    #expect(value.aLevel == .high)
    #expect(value.aBlob == [1, 2, 3])
    #expect(value.aTimestamp == Date(timeIntervalSince1970: 86400))
    #expect(value.aDocument == false)
    #expect(value.nothing == nil)
    #expect(value.added == nil)
    #expect(value.optional == nil)
    #expect(value.required == 3)
    #expect(value == Defaults(anInteger: 1))
  }

  @Test("A required member that a service leaves out is empty or zero")
  func correctsAbsence() throws {
    let output = try RestJSON1().output(of: GetDepot.self, from: response("{}", status: 203))
    #expect(output.status == 203)
    #expect(output.depot.name.isEmpty)
    #expect(output.depot.opened == Date(timeIntervalSince1970: 0))
    #expect(output.depot.kind == ParcelKind(rawValue: ""))
    #expect(output.depot.place.extra == .null)
    #expect(output.depot.choice == .unknown("", .null))
    #expect(output.depot.tags.isEmpty && output.depot.attributes.isEmpty)
  }

  private static let moment = Date(timeIntervalSince1970: 1_700_000_000)

  /// An input with members in every place.
  private static let everywhere = SendHeadersInput(
    room: 7, path: "a/b c", account: "acme", aString: "s", aNumber: -1, aBool: true,
    aMoment: moment, anEpoch: moment, aKind: .bigBox, aLevel: .high, aList: ["x", "y,z"],
    numbers: [0.5, 2], json: "{\"a\":1}", meta: ["one": "1"], q: "é&", many: ["1", "2"],
    when: moment, params: ["p": "v"], inBody: "b")

  @Test("Members stand in path, host, query and headers, and come back from headers")
  func bindings() throws {
    let request = try RestJSON1().request(for: SendHeaders.self, input: Self.everywhere)
    #expect(request.hostPrefix == "acme.data.")
    #expect(request.target.hasPrefix("/rooms/7/a/b%20c?"))
    for part in ["q=%C3%A9%26", "many=1", "many=2", "p=v", "when=2023-11-14T22%3A13%3A20Z"] {
      #expect(request.target.contains(part))
    }
    let back = try RestJSON1().output(
      of: SendHeaders.self,
      from: WireResponse(
        status: 201, headers: request.headers, body: request.body ?? .empty))
    let expected = SendHeadersOutput(
      aString: "s", aNumber: -1, aBool: true, aMoment: Self.moment, anEpoch: Self.moment,
      aKind: .bigBox, aLevel: .high, aList: ["x", "y,z"], numbers: [0.5, 2], json: "{\"a\":1}",
      meta: ["one": "1"], inBody: "b", code: 201)
    #expect(back == expected)
  }

  @Test("A server reads what a client sent, from path, query, headers and body")
  func reads() throws {
    let request = try RestJSON1().request(for: SendHeaders.self, input: Self.everywhere)
    let query = String(request.target.drop { $0 != "?" }.dropFirst())
    let received = IncomingRequest(
      labels: [("room", "7"), ("path", "a/b c")],
      query: try #require(IncomingRequest.parameters(of: query)), headers: request.headers,
      body: request.body?.bytes ?? [])
    let (input, missing) = try JSONCodec().decodeRequest(SendHeadersInput.self, from: received)
    var expected = Self.everywhere
    // A server puts all parameters into a map of parameters; one that is repeated gives its first.
    expected.params = ["p": "v", "q": "é&", "many": "1", "when": "2023-11-14T22:13:20Z"]
    #expect(input == expected)
    #expect(missing.isEmpty)
  }

  @Test("A member can be the body: bytes, text, a structure, a union, a document, a stream")
  func payloads() async throws {
    let wire = RestJSON1()
    let label = try wire.request(for: PutLabel.self, input: PutLabelInput(label: [1, 2]))
    #expect(label.body?.bytes == [1, 2])
    #expect(label.headers.contains(WireHeader("Content-Type", "image/png")))
    let note = try wire.request(for: PutNote.self, input: PutNoteInput(note: "hi"))
    #expect(note.body?.bytes == Array("hi".utf8))
    let contents = try wire.request(
      for: PutContents.self,
      input: PutContentsInput(contents: Place(street: "x", extra: [1]), note: "n"))
    #expect(contents.body?.bytes == Array(#"{"street":"x","extra":[1]}"#.utf8))
    let choice = try wire.request(
      for: PutAnything.self, input: PutAnythingInput(choice: .text("t")))
    #expect(choice.body?.bytes == Array(#"{"text":"t"}"#.utf8))
    let anything = try wire.output(of: PutAnything.self, from: response("[1,{}]"))
    #expect(anything.value == [1, [:]])
    let scan = try wire.request(
      for: UploadScan.self, input: UploadScanInput(id: "i", scan: ByteStream([9])))
    #expect(try await scan.body?.collect(upTo: 10) == [9])
    #expect(UploadScan.isUnsignedPayload)
    let download = try wire.output(
      of: GetScan.self, from: response("raw", headers: [WireHeader("content-type", "image/x")]))
    #expect(try await download.scan.collect(upTo: 10) == Array("raw".utf8))
    #expect(download.type == "image/x")
  }

  @Test("Operations tell what their model says")
  func operations() {
    #expect(ParcelsService.operations.count == 16)
    #expect(CloseDepot.isIdempotent && !CloseDepot.isReadOnly)
    #expect(GetDepot.isReadOnly && GetDepot.isIdempotent)
    #expect(CheckedPut.requestChecksums == [.contentMD5])
    #expect(CheckedPut.compressionEncodings == ["gzip"])
    #expect(TouchDepot.http.status == 202)
    #expect(GetDepot.errors.map { $0.code } == ["BusyException", "NoSuchThing"])
    #expect(BusyException.isRetryable && BusyException.isThrottling)
    #expect(NoSuchThing.httpStatus == 404 && !NoSuchThing.isRetryable)
  }

  @Test("Pages lead on by a token deep in the answer, and a map's items are its entries")
  func pagination() {
    var input = ListParcelsInput(pageSize: 2)
    ListParcels.setNextToken("t", in: &input)
    #expect(input == ListParcelsInput(nextToken: "t", pageSize: 2))
    let page = ListParcelsOutput(result: ParcelPage(parcels: ["a"], nextToken: "n"))
    #expect(ListParcels.nextToken(of: page) == "n")
    #expect(ListParcels.items(of: page) == ["a"])
    #expect(ListParcels.items(of: ListParcelsOutput()).isEmpty)
    let depots = ListDepots.items(of: ListDepotsOutput(depots: ["b": 2, "a": 1]))
    #expect(depots.map(\.key) == ["a", "b"])
  }

  @Test("Everything that the model does not allow is told at once, each with its path")
  func violations() {
    let input = RateParcelInput(
      stars: 6, code: "x", weight: 0.1, remarks: ["far too long a remark", "", ""],
      scores: ["UP": 9, "a": 1, "b": 2], picture: Array(repeating: 0, count: 1001),
      tree: Tree(left: Tree(name: ""), leaves: [Tree(), Tree(name: "")]),
      choice: .another(.password("p")), forests: ["f": [Tree(name: "")]], look: "x")
    #expect(
      input.violations().map(\.description) == [
        "stars must be from 1 to 5",
        "code must have 4 to 8 characters",
        #"code must match ^[A-Z]{2}-\d{1,6}$"#,
        "weight must be at least 0.5",
        "remarks must have 1 to 2 elements",
        "remarks[0] must have at most 10 characters",
        "scores must have at most 2 entries",
        #"scores["UP"] must match ^[a-z]+$"#,
        #"scores["UP"] must be from 1 to 5"#,
        "picture must have at most 1000 bytes",
        "tree.left.name must have at least 1 characters",
        "tree.leaves[1].name must have at least 1 characters",
        "choice.another.password must have at least 2 characters",
        #"forests["f"][0].name must have at least 1 characters"#,
      ])
    #expect(RateParcelInput(stars: 5, code: "AB-1").violations().isEmpty)
  }

  @Test("What is sensitive is in no description, nor in a dump")
  func redaction() throws {
    let value = try #require(
      try RestJSON1().output(of: EchoValues.self, from: response(Self.everything)).value)
    var dumped = ""
    dump(value, to: &dumped)
    dump(Choice.password("hush"), to: &dumped)
    for text in [
      "\(value)", String(reflecting: value), dumped, "\(Choice.password("hush"))",
      "\([Choice.password("hush")])",
    ] {
      #expect(!text.contains("hush"))
      #expect(text.contains("<redacted>"))
    }
    #expect(String(reflecting: value).contains(#"description: "words""#))
  }

  @Test("A description names what has a value, in the order of the model")
  func description() {
    #expect(
      "\(Tree(name: "a", leaves: [Tree()]))" == #"Tree(name: "a", leaves: [Tree()])"#)
    #expect("\(NoSuchThing(message: "gone"))" == #"NoSuchThing(message: "gone")"#)
    #expect("\(PutLabelInput(label: [1, 2]))" == "PutLabelInput(label: 2 bytes)")
  }
}
