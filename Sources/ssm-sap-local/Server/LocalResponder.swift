import Foundation
import HTTPTypes
import SsmSapLocal

/// Answers requests from a local service, its control API and its page.
struct LocalResponder: Responder {
  private static let events = ControlAPI.root + "events"

  private let service: LocalService
  private let control: ControlAPI

  /// Creates a responder.
  ///
  /// - Parameters:
  ///   - service: The service.
  ///   - allowedHosts: The hosts that the service is served on besides those of the loopback.
  init(_ service: LocalService, allowedHosts: Set<String> = []) {
    self.service = service
    self.control = ControlAPI(service, allowedHosts: allowedHosts)
  }

  func respond(to request: HTTPRequest, body: [UInt8]) async -> ServerAnswer {
    let path = request.path.map { String($0.prefix { $0 != "?" }) } ?? ""
    guard path.hasPrefix(ControlAPI.root) || path + "/" == ControlAPI.root else {
      return .reply(await service.respond(to: request, body: body))
    }
    if let response = await control.respond(to: request, body: body) { return .response(response) }
    if let refusal = control.refusal(of: request) { return .response(refusal) }
    if path == Self.events, request.method == .get { return .events(stream) }
    if let response = PageFile.response(to: request) { return .response(response) }
    return .response(Self.notFound(request.method, path))
  }

  private var stream: EventStream {
    EventStream(revision: { control.revision }, state: { try control.state() })
  }

  private static func notFound(_ method: HTTPRequest.Method, _ path: String) -> LocalResponse {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let message = ["Message": "the local service has nothing at \(method) \(path)"]
    return LocalResponse(
      head: HTTPResponse(status: .notFound, headerFields: [.contentType: "application/json"]),
      body: (try? encoder.encode(message)).map { [UInt8]($0) } ?? [])
  }
}
