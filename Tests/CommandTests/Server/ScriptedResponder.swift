import HTTPTypes
import Testing

@testable import SsmSapLocal
@testable import ssm_sap_local

/// A responder that answers every request the same way.
struct ScriptedResponder: Responder {
  let answer: @Sendable (HTTPRequest, [UInt8]) async -> ServerAnswer

  init(_ answer: @escaping @Sendable (HTTPRequest, [UInt8]) async -> ServerAnswer) {
    self.answer = answer
  }

  init(_ text: String, delay: Duration = .zero, _ delivery: LocalReply.Delivery = .whole) {
    self.init { _, _ in
      .reply(LocalReply(response: .text(text), delay: delay, delivery: delivery))
    }
  }

  func respond(to request: HTTPRequest, body: [UInt8]) async -> ServerAnswer {
    await answer(request, body)
  }
}

extension LocalResponse {
  static func text(_ text: String) -> LocalResponse {
    LocalResponse(head: HTTPResponse(status: .ok), body: Array(text.utf8))
  }
}

/// Serves while the body runs.
func serving<Result>(
  _ responder: some Responder, limits: ServerLimits = ServerLimits(),
  _ body: (LoopbackServer) async throws -> Result
) async throws -> Result {
  let server = try await LoopbackServer.start(
    at: ServerAddress(host: "127.0.0.1", port: 0), responder, limits: limits)
  do {
    let result = try await body(server)
    await server.stop()
    return result
  } catch {
    await server.stop()
    throw error
  }
}

/// Opens once, for any number of tasks that wait.
actor Gate {
  private var isOpen = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  func wait() async {
    if isOpen { return }
    await withCheckedContinuation { waiting.append($0) }
  }
}
