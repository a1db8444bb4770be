import AWSJSON
import AWSShapes
import HTTPTypes
import SsmSapLocal

/// Sends requests to the control API of a service.
struct ControlRequest {
  let api: ControlAPI

  init(_ service: LocalService, allowedHosts: Set<String> = []) {
    api = ControlAPI(service, allowedHosts: allowedHosts)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, _ body: String = "",
    authority: String = "127.0.0.1:8080", fields: [String: String] = [:]
  ) async -> LocalResponse? {
    var request = HTTPRequest(
      method: method, scheme: "http", authority: authority, path: "/_local/\(path)")
    if method == .post { request.headerFields[.contentType] = "application/json" }
    for (name, value) in fields {
      if let name = HTTPField.Name(name) { request.headerFields[name] = value }
    }
    return await api.respond(to: request, body: Array(body.utf8))
  }

  /// Sends a request that has to succeed, and returns the body of the response.
  func document(
    _ method: HTTPRequest.Method, _ path: String, _ body: String = ""
  ) async throws -> Document {
    guard let response = await send(method, path, body), response.head.status == .ok else {
      throw ControlError("\(method) \(path) was refused")
    }
    return try JSONCodec().decode(Document.self, from: response.body)
  }
}

extension Document {
  /// The member of an object.
  subscript(_ name: String) -> Document? {
    if case .map(let members) = self { members[name] } else { nil }
  }

  /// The elements of a list; empty for any other value.
  var elements: [Document] {
    if case .list(let elements) = self { elements } else { [] }
  }
}
