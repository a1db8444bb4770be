import FlyingFox
import FlyingSocks
import Foundation
import HTTPTypes
import SsmSapLocal

/// A server for a local service on a port of 127.0.0.1.
struct LoopbackServer {
  private let service: LocalService
  private let port: UInt16

  init(_ service: LocalService, port: UInt16) {
    self.service = service
    self.port = port
  }

  /// Serves until the task is cancelled.
  ///
  /// - Parameter ready: Called with the endpoint's URL once connections are accepted.
  func serve(ready: @Sendable @escaping (String) throws -> Void) async throws {
    let server = try makeServer()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch let error as SocketError {
          throw ServerError(
            "cannot serve on 127.0.0.1:\(port): \(error). Is another program using the port?")
        }
      }
      group.addTask { try ready(try await url(of: server)) }
      try await group.waitForAll()
    }
  }

  /// Serves while the body runs.
  func run(while body: (String) async throws -> Void) async throws {
    let server = try makeServer()
    // The server ends with the process. Waiting for its end would wait for one more event.
    let serving = Task { try await server.run() }
    defer { serving.cancel() }
    try await body(try await url(of: server))
  }

  private func makeServer() throws -> HTTPServer {
    HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled,
      handler: ServiceHandler(service: service))
  }

  private func url(of server: HTTPServer) async throws -> String {
    try await server.waitUntilListening()
    guard case .ip4(let host, let port)? = await server.listeningAddress else {
      throw ServerError("the server has no address")
    }
    return "http://\(host):\(port)"
  }
}

/// The reason why the server cannot serve.
struct ServerError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// Converts between the server's requests and responses and the service's.
private struct ServiceHandler: HTTPHandler {
  let service: LocalService

  func handleRequest(_ request: FlyingFox.HTTPRequest) async throws -> FlyingFox.HTTPResponse {
    guard let method = HTTPTypes.HTTPRequest.Method(request.method.rawValue) else {
      return FlyingFox.HTTPResponse(statusCode: .badRequest)
    }
    var received = HTTPTypes.HTTPRequest(
      method: method, scheme: "http", authority: request.headers[.host],
      path: request.target.rawValue)
    for (header, value) in request.headers where header != .host {
      guard let name = HTTPField.Name(header.rawValue) else {
        return FlyingFox.HTTPResponse(statusCode: .badRequest)
      }
      received.headerFields.append(HTTPField(name: name, value: value))
    }
    let answer = service.respond(to: received, body: [UInt8](try await request.bodyData))
    var headers = HTTPHeaders()
    for field in answer.head.headerFields {
      headers.addValue(field.value, for: HTTPHeader(field.name.rawName))
    }
    return FlyingFox.HTTPResponse(
      statusCode: HTTPStatusCode(answer.head.status.code, phrase: answer.head.status.reasonPhrase),
      headers: headers, body: Data(answer.body))
  }
}
