import HTTPTypes
import SsmSapLocal

/// Answers requests from a local service, its control API and its page.
struct LocalResponder: Responder {
  private static let eventsPath = ControlAPI.root + "events"

  private let service: LocalService
  private let control: ControlAPI

  /// Creates a responder.
  ///
  /// - Parameters:
  ///   - service: The service.
  ///   - hosts: The names, besides those of the loopback, by which the control API may be called.
  init(service: LocalService, hosts: Set<String> = []) {
    self.service = service
    control = ControlAPI(service, allowedHosts: hosts)
  }

  func respond(to request: HTTPRequest, body: [UInt8]) async -> ServerAnswer {
    if let response = PageFile.response(to: request) { return .response(response) }
    if request.path == Self.eventsPath, request.method == .get {
      return control.refusal(of: request).map(ServerAnswer.response) ?? .events(events)
    }
    if let response = await control.respond(to: request, body: body) { return .response(response) }
    return .reply(await service.respond(to: request, body: body))
  }

  private var events: EventStream {
    let control = control
    return EventStream(
      revision: { control.revision },
      // The page passes over a state that could not be written.
      state: { (try? control.state()) ?? Array("{}".utf8) })
  }
}
