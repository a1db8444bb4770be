import AWSRuntime
import AWSShapes
import AWSTestKit
import Testing

@Suite("Endpoint rules")
struct EndpointRuleTests {
  /// A rule set with one rule: the expression's value, which must be a text, in an error.
  private func result(
    of expression: EndpointExpression, _ values: [String: EndpointValue] = [:]
  ) -> String {
    let rules = EndpointRuleSet(
      parameters: ["Text": EndpointParameter(.string), "Flag": EndpointParameter(.boolean)],
      rules: [
        EndpointRule(if: [EndpointCondition(expression, as: "x")], then: .error(.reference("x"))),
        EndpointRule(then: .error("no value")),
      ])
    do {
      return try rules.endpoint(for: values).url
    } catch {
      return error.message
    }
  }

  @Test("coalesce takes the first value that is there")
  func coalesces() {
    let call = EndpointExpression.call(.coalesce, [.reference("Text"), "other"])
    #expect(result(of: call) == "other")
    #expect(result(of: call, ["Text": "text"]) == "text")
  }

  @Test("ite takes one of two values")
  func chooses() {
    let call = EndpointExpression.call(.ite, [.reference("Flag"), "yes", "no"])
    #expect(result(of: call, ["Flag": true]) == "yes")
    #expect(result(of: call, ["Flag": false]) == "no")
    #expect(result(of: call).contains("argument 1 of ite"))
  }

  @Test(
    "split gives the parts between a delimiter, at most as many as the limit",
    arguments: [
      ("a--b--c", "--", 0, "[2]", "c"), ("a--b--c", "--", 2, "[1]", "b--c"),
      ("a--b--c", "--", 1, "[0]", "a--b--c"), ("--", "--", 0, "[1]", ""),
      ("a", "--", 0, "[1]", "no value"), ("a", "", 0, "[0]", "argument 2 of split"),
      ("a", "-", -1, "[0]", "argument 2 of split"),
    ])
  func splits(text: String, delimiter: String, limit: Int, path: String, expected: String) {
    let parts = EndpointExpression.call(
      .split, [.reference("Text"), .literal(.string(delimiter)), .literal(.integer(limit))])
    let call = EndpointExpression.call(.getAttr, [parts, .literal(.string(path))])
    #expect(result(of: call, ["Text": .string(text)]).hasPrefix(expected))
  }

  @Test(
    "A combining mark after a sign does not hide the sign",
    arguments: [
      (EndpointFunction.parseArn, "arn:aws:s3:::\u{301}a/\u{301}b", "resourceId[1]", "\u{301}b"),
      (.parseURL, "http://h/\u{301}x", "path", "/\u{301}x"),
      (
        .parseURL, "http://user@\u{301}h", "authority",
        "argument 1 of getAttr in the endpoint rules is not a record"
      ),
      (
        .parseURL, "http://h?\u{301}x", "authority",
        "argument 1 of getAttr in the endpoint rules is not a record"
      ),
    ])
  func readsByScalar(
    function: EndpointFunction, text: String, path: String, expected: String
  ) {
    let parsed = EndpointExpression.call(function, [.reference("Text")])
    let call = EndpointExpression.call(.getAttr, [parsed, .literal(.string(path))])
    let values: [String: EndpointValue] = ["Text": .string(text)]
    #expect(result(of: call, values).utf8.elementsEqual(expected.utf8))
  }

  @Test("A combining mark after a brace of a template leaves the brace one")
  func templateByScalar() throws {
    let call = try EndpointExpression(template: "{Text}\u{301}")
    #expect(result(of: call, ["Text": "a"]).utf8.elementsEqual("a\u{301}".utf8))
  }

  @Test(
    "Buckets whose names are labels can be part of a host",
    arguments: [
      ("bucket", false, true), ("my.bucket", true, true), ("my.bucket", false, false),
      ("Bucket", true, false), ("ab", true, false), ("192.168.1.1", true, false),
      ("-ab", true, false), ("a..b", true, false), (String(repeating: "a", count: 64), true, false),
    ])
  func knowsBuckets(name: String, withDots: Bool, expected: Bool) {
    let call = EndpointExpression.call(
      .ite,
      [
        .call(
          .isVirtualHostableS3Bucket, [.reference("Text"), .literal(.boolean(withDots))]),
        "yes", "no",
      ])
    #expect(result(of: call, ["Text": .string(name)]) == (expected ? "yes" : "no"))
  }

  @Test("The first rule whose conditions hold decides, and none after it")
  func commits() {
    let rules = EndpointRuleSet(
      parameters: [:],
      rules: [
        EndpointRule(
          if: [.call(.stringEquals, "a", "a")],
          then: .rules([
            EndpointRule(if: [.call(.stringEquals, "a", "b")], then: .error("inner"))
          ])),
        EndpointRule(then: .error("outer")),
      ])
    let error = #expect(throws: EndpointError.self) { try rules.endpoint(for: [:]) }
    #expect(error?.message == "no endpoint rule applies to this configuration")
  }

  @Test("What a rule assigns is not known to the next")
  func scopesNames() {
    let rules = EndpointRuleSet(
      parameters: [:],
      rules: [
        EndpointRule(
          if: [
            EndpointCondition(.call(.uriEncode, ["v"]), as: "x"),
            .call(.stringEquals, .reference("x"), "w"),
          ], then: .error("first")),
        EndpointRule(if: [.call(.isSet, .reference("x"))], then: .error("second")),
        EndpointRule(then: .error("third")),
      ])
    let error = #expect(throws: EndpointError.self) { try rules.endpoint(for: [:]) }
    #expect(error?.message == "third")
  }

  @Test("Headers and the scope of the signature reach the endpoint")
  func carriesProperties() throws {
    let found = RuleEndpoint(
      url: "https://example.com", headers: ["x-b": ["2"], "x-a": ["1", "3"]],
      properties: [
        "authSchemes": .array([
          .record(["name": "sigv4-s3express", "signingName": "other"]),
          .record(["name": "sigv4", "signingName": "name", "signingRegion": "us-east-1"]),
        ])
      ])
    let endpoint = try Endpoint(found)
    #expect(
      endpoint.headers == [WireHeader("x-a", "1"), WireHeader("x-a", "3"), WireHeader("x-b", "2")])
    #expect(endpoint.signingName == "name")
    #expect(endpoint.signingRegion == "us-east-1")
  }

  @Test("A parameter that must have a value, or has one of another type, is named")
  func checksParameters() {
    let rules = EndpointRuleSet(
      parameters: ["Bucket": EndpointParameter(.string, isRequired: true)], rules: [])
    for values in [[:], ["Bucket": EndpointValue.boolean(true)]] {
      let error = #expect(throws: EndpointError.self) { try rules.endpoint(for: values) }
      #expect(error?.message.contains("Bucket") == true)
    }
  }

  @Test(
    "A document that holds no rules is refused, with the place",
    arguments: [
      ("", ""), ("[]", ""), (#"{"parameters":{}}"#, "rules"),
      (#"{"parameters":{"A":{"type":"number"}},"rules":[]}"#, "parameters.A.type"),
      (
        #"{"parameters":{"A":{"type":"string","default":true}},"rules":[]}"#,
        "parameters.A.default"
      ),
      (#"{"parameters":{},"rules":[{"type":"loop"}]}"#, "rules[0].type"),
      (
        #"{"parameters":{},"rules":[{"type":"error","error":"{a"}]}"#, "rules[0].error"
      ),
      (
        #"{"parameters":{},"rules":[{"type":"error","error":"{a}"}]}"#, "rules[0]"
      ),
      (
        #"{"parameters":{},"rules":[{"type":"error","error":"a","conditions":[{"fn":"no","argv":[]}]}]}"#,
        "rules[0].conditions[0].fn"
      ),
      (
        #"{"parameters":{},"rules":[{"type":"error","error":"a","conditions":[{"fn":"not","argv":[]}]}]}"#,
        "rules[0].conditions[0].argv"
      ),
    ])
  func refusesDocuments(json: String, path: String) {
    let error = #expect(throws: EndpointRuleSetError.self) {
      try EndpointRuleSet(json: Array(json.utf8))
    }
    #expect(error?.description.contains(path) == true, "\(String(describing: error))")
  }

  @Test(
    "A document that holds no partitions is refused",
    arguments: [
      "", "{}", #"{"partitions":[{"id":"x"}]}"#,
      #"{"partitions":[{"id":"x","regions":{},"regionRegex":"(","outputs":{"dnsSuffix":"a","dualStackDnsSuffix":"a","supportsFIPS":true,"supportsDualStack":true}}]}"#,
    ])
  func refusesPartitions(json: String) {
    #expect(throws: EndpointRuleSetError.self) { try EndpointPartitions(json: Array(json.utf8)) }
  }

  @Test("Endpoint and region are looked for once, and again only after a failure")
  func resolvesOnce() async throws {
    let region = CountingRegion()
    var configuration = CallConfiguration.test(StubTransport.always(body: "ok"))
    configuration.region = region
    let pipeline = CallPipeline(configuration)
    _ = try? await pipeline.call(Echo.self, input: Text("a"))
    for _ in 0..<3 { _ = try await pipeline.call(Echo.self, input: Text("a")) }
    #expect(region.count == 2)
  }
}
