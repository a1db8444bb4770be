import AWSSigV4
import FlyingFox
import Foundation

/// Greets the senders of requests that are signed for the service `orders`, and refuses all others.
struct SignedRequestHandler: HTTPHandler {
  private static let maximumBodySize = 1 << 20

  /// One verifier for the whole server: it caches the keys that it derives.
  private let verifier = SigV4Verifier(region: "eu-central-1", service: "orders")

  /// The secret access keys by access key ID. A real server has them encrypted somewhere else.
  let secrets: [String: String]

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    var body = Data()
    for try await chunk in request.bodySequence {
      body += chunk
      guard body.count <= Self.maximumBodySize else {
        return HTTPResponse(statusCode: .payloadTooLarge)
      }
    }
    do throws(VerificationError) {
      let sender = try verifier.verify(received(request, body), now: Date()) { id in
        secrets[id].map { Credentials(accessKeyID: id, secretAccessKey: $0) }
      }
      return response(.ok, "Hello, \(sender.accessKeyID)!")
    } catch {
      // The reason is for the server's log. A sender need not learn which access keys exist.
      print("refused: \(error)")
      return response(.forbidden, "The request is not signed as it has to be.")
    }
  }

  /// The request as it arrived: path and query with their percent signs, fields with all values.
  private func received(_ request: HTTPRequest, _ body: Data) -> SigningRequest {
    SigningRequest(
      method: request.method.rawValue, path: request.target.path(),
      query: request.target.query(),
      headers: request.headers.keys.flatMap { name in
        request.headers.values(for: name).map { (name: name.rawValue, value: $0) }
      },
      payload: .bytes([UInt8](body)))
  }

  private func response(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
    HTTPResponse(statusCode: status, body: Data("\(text)\n".utf8))
  }
}
