import AWSRuntime
import AWSTestKit
import HTTPTransportAPI
import HTTPTypes
import Testing

@testable import AWSCredentials

@Suite("Requests to a source of credentials")
struct SourceRequestTests {
  private func request(_ budget: Duration) -> SourceRequest {
    var request = SourceRequest(
      source: "the source",
      HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1", path: "/"))
    request.timeout = .seconds(10)
    request.budget = budget
    return request
  }

  @Test(
    "A response that came at the end of the budget is the last, whatever its status",
    arguments: [
      (Duration.seconds(10), 1), (.seconds(10.2), 1), (.seconds(20.4), 2), (.seconds(60), 3),
    ])
  func keepsBudget(budget: Duration, attempts: Int) async throws {
    let clock = TestHost.clock()
    let transport = StubTransport.answering { _ throws(TransportError) in
      clock.advance(by: .seconds(10))
      return (503, "busy")
    }
    let host = TestHost.make(transport: transport, clock: clock)
    let answer = try await request(budget).send(in: host)
    #expect(answer.status == 503)
    #expect(transport.sent.count == attempts)
    #expect(transport.sent.allSatisfy { $0.options.timeout >= .milliseconds(500) })
  }

  @Test("A request in a cancelled task is cancelled, whatever its failure", .timeLimit(.minutes(1)))
  func reportsCancellation() async {
    let host = TestHost.make(
      transport: StubTransport.answering { _ throws(TransportError) in
        throw TransportError(.timeout, "too late", requestMayHaveReachedServer: true)
      })
    let request = request(.seconds(30))
    let task = Task { () -> CredentialsError? in
      try? await Task.sleep(for: .seconds(3600))
      do throws(CredentialsError) {
        _ = try await request.send(in: host)
        return nil
      } catch {
        return error
      }
    }
    task.cancel()
    #expect(await task.value?.kind == .cancelled)
  }
}
