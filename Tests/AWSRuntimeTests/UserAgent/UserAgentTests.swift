import AWSRuntime
import AWSShapes
import AWSTestKit
import Testing

@Suite("User agent")
struct UserAgentTests {
  private func agent(_ id: String? = nil, _ environment: [String: String] = [:]) -> UserAgent {
    UserAgent(
      name: "library", version: "1.2", service: Echo.service, applicationID: id,
      environment: environment)
  }

  @Test("Products stand in the order of the specification")
  func ordersProducts() {
    let text = agent("shop", ["AWS_EXECUTION_ENV": "AWS_Lambda_swift"])
      .text(with: [.waiter, .retryModeStandard])
    let products = text.split(separator: " ").map { $0.prefix { $0 != "#" && $0 != "/" } }
    #expect(
      products == ["library", "ua", "api", "os", "md", "lang", "exec-env", "app", "m"])
    #expect(text.hasPrefix("library/1.2 ua/2.1 api/echoes#2026-01-01 os/"))
    #expect(text.contains(" lang/swift#6."))
    #expect(text.hasSuffix(" exec-env/AWS_Lambda_swift app/shop m/B,E"))
  }

  @Test(
    "What a token cannot have becomes a hyphen, and an application id is cut",
    arguments: [
      ("my shop", "app/my-shop"), ("a/b#c,d", "app/a-b-c-d"), ("a\r\nX: y", "app/a--X--y"),
      ("é", "app/--"),
      (String(repeating: "a", count: 51), "app/" + String(repeating: "a", count: 50)),
    ])
  func cleansIDs(id: String, product: String) {
    #expect(agent(id).base.hasSuffix(" \(product)"))
  }

  @Test("Without id and environment there are no products for them")
  func leavesOut() {
    let text = agent("", ["AWS_EXECUTION_ENV": ""]).text(with: [])
    #expect(!text.contains("app/"))
    #expect(!text.contains("exec-env/"))
    #expect(!text.contains(" m/"))
  }

  @Test("Every feature has a code of its own, and can be found by it")
  func knowsCodes() {
    #expect(Set(Feature.allCases.map(\.code)).count == Feature.allCases.count)
    for feature in Feature.allCases { #expect(Feature(code: feature.code) == feature) }
    #expect(Feature(code: "nothing") == nil)
    #expect(FeatureSet(Feature.allCases).features == Feature.allCases)
  }

  @Test("The client's features are sent with those of the call, and the retry mode's")
  func sendsFeatures() async throws {
    let transport = StubTransport.always(body: "ok")
    var configuration = CallConfiguration.test(transport)
    configuration.retry = AdaptiveRetry()
    configuration.features = [.endpointOverride]
    let pipeline = CallPipeline(configuration)
    _ = try await pipeline.call(Echo.self, input: Text("a"), features: [.paginator])
    _ = try await pipeline.call(Echo.self, input: Text("a"))
    #expect(transport.values("user-agent") == ["tests/1 m/C,F,N,e", "tests/1 m/F,N,e"])
  }

  @Test("Pages and waits tell that the calls are theirs, whatever stands between them and the call")
  func tellsPaginatorsAndWaiters() async throws {
    let transport = StubTransport.always(body: "ok")
    let caller = Wrapper(pipeline: CallPipeline(CallConfiguration.test(transport)))
    var pages = caller.pages(Count.self, input: CountInput()).makeAsyncIterator()
    // That the answer is no page does not matter here.
    _ = try? await pages.next()
    var polling = Poller().start(WaitOptions())
    _ = try await polling.poll { () async throws(CallError) in
      try await caller.call(Echo.self, input: Text("a"))
    }
    _ = try await caller.call(Echo.self, input: Text("a"))
    #expect(
      transport.values("user-agent") == ["tests/1 m/C,E,e", "tests/1 m/B,E,e", "tests/1 m/E,e"])
  }

  /// A caller of a program's own around the pipeline.
  private struct Wrapper: OperationCaller {
    let pipeline: CallPipeline

    func call<Operation: OperationShape>(
      _ operation: Operation.Type, input: Operation.Input
    ) async throws(CallError) -> Operation.Output {
      try await pipeline.call(operation, input: input)
    }
  }
}
