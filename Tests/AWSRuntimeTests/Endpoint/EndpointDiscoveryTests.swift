import AWSShapes
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSRuntime

/// An operation that only the endpoint which the service names serves.
private enum Store: OperationShape {
  typealias Input = Text
  typealias Output = Text

  static let name = "Store"
  static let service = Echo.service
  static let http = HTTPBinding(method: "POST", uri: "/store")
  static let errors: [any ErrorShape.Type] = []
  static let isReadOnly = false
  static let requiresDiscoveredEndpoint = true
}

@Suite("Endpoints that the service names")
struct EndpointDiscoveryTests {
  private let clock = ManualClock()

  /// A pipeline whose service names endpoints in an echo: the text of the answer is the address.
  private func pipeline(_ transport: StubTransport, limit: Duration? = nil) -> CallPipeline {
    var configuration = CallConfiguration.test(transport)
    configuration.retry = NoRetry()
    configuration.monotonicClock = clock
    configuration.callTimeout = limit
    configuration.endpointDiscovery = EndpointDiscovery(
      Echo.self, input: Text("find"), staleCode: "Stale"
    ) { output in
      output.text.isEmpty ? [] : [EndpointDiscovery.Found(address: output.text, minutes: 5)]
    }
    return CallPipeline(configuration)
  }

  /// A service that names a cell with a number, one higher each time.
  private static func cells(stale: Set<String> = []) -> StubTransport {
    let number = Counter()
    return StubTransport { sent in
      guard sent.request.path == "/echo" else {
        let isStale = stale.contains(sent.request.authority ?? "")
        return isStale ? .status(421, body: "Stale") : .status(200, body: "stored")
      }
      return .status(200, body: "cell\(number.next()).example.com")
    }
  }

  @Test("The address is found once, and again when its time is over")
  func isKept() async throws {
    let transport = Self.cells()
    let pipeline = pipeline(transport)
    for _ in 1...3 { _ = try await pipeline.call(Store.self, input: Text("x")) }
    clock.set(.seconds(5 * 60))
    _ = try await pipeline.call(Store.self, input: Text("x"))
    #expect(
      transport.requests.map(\.authority) == [
        "echo.eu-central-1.amazonaws.com", "cell1.example.com", "cell1.example.com",
        "cell1.example.com", "echo.eu-central-1.amazonaws.com", "cell2.example.com",
      ])
  }

  @Test("An address that is out of use is replaced, and the call is sent again")
  func isReplaced() async throws {
    let transport = Self.cells(stale: ["cell1.example.com"])
    #expect(try await pipeline(transport).call(Store.self, input: Text("x")) == Text("stored"))
    #expect(transport.requests.last?.authority == "cell2.example.com")
  }

  @Test("A second address that is out of use ends the call with the service's error")
  func isReplacedOnce() async {
    let transport = Self.cells(stale: ["cell1.example.com", "cell2.example.com"])
    await #expect(throws: CallError.self) {
      try await pipeline(transport).call(Store.self, input: Text("x"))
    }
    #expect(transport.requests.count == 4)
  }

  @Test("Calls at the same time wait for the same address")
  func isShared() async throws {
    let transport = Self.cells()
    let pipeline = pipeline(transport)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...20 {
        group.addTask { _ = try await pipeline.call(Store.self, input: Text("x")) }
      }
      try await group.waitForAll()
    }
    #expect(transport.paths.filter { $0 == "/echo" }.count == 1)
  }

  @Test(
    "A service that names no valid endpoint ends the call with an error that says so",
    arguments: ["", "user@host", "a b", "host/%"])
  func refuses(address: String) async {
    let transport = StubTransport.always(body: address)
    do {
      _ = try await pipeline(transport).call(Store.self, input: Text("x"))
      Issue.record("the call succeeded")
    } catch {
      #expect(error.kind == .endpoint && error.operation == "Store")
      #expect(error.message.contains("cannot be discovered"))
    }
  }

  @Test("If the service cannot be asked again, the old address stays in use")
  func keepsOld() async throws {
    let number = Counter()
    let transport = StubTransport { sent in
      guard sent.request.path == "/echo" else { return .status(200, body: "stored") }
      return number.next() == 1 ? .status(200, body: "old.example.com") : .status(500, body: "no")
    }
    let pipeline = pipeline(transport)
    _ = try await pipeline.call(Store.self, input: Text("x"))
    clock.set(.seconds(5 * 60))
    _ = try await pipeline.call(Store.self, input: Text("x"))
    #expect(transport.requests.last?.authority == "old.example.com")
  }
}
