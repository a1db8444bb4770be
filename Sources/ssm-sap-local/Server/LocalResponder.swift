import HTTPTypes
import SsmSapLocal

/// Answers requests from a local service.
struct LocalResponder: Responder {
  let service: LocalService

  func respond(to request: HTTPRequest, body: [UInt8]) async -> ServerAnswer {
    .reply(await service.respond(to: request, body: body))
  }
}
