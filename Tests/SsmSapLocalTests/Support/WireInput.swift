import AWSJSON
import AWSShapes
import HTTPTypes

/// A request for an operation, made from its model.
struct WireInput {
  var request: HTTPRequest
  var body: [UInt8]

  /// Puts the members of an input where the model says: path, query or body.
  init(_ operation: ServiceModel.Operation, _ input: Document) throws {
    var members = input.entries
    var path = operation.uri
    var query: [String] = []
    for (name, member) in operation.input.members {
      let shape = member()
      if shape.has("httpLabel") {
        path = path.replacing(
          "{\(name)}", with: Self.encoded(members.removeValue(forKey: name)?.text ?? ""))
      } else if let parameter = shape.traits["httpQuery"]?.text {
        query += (members.removeValue(forKey: name)?.items ?? []).map {
          "\(parameter)=\(Self.encoded($0.text))"
        }
      }
    }
    if !query.isEmpty { path += "?" + query.joined(separator: "&") }
    request = HTTPRequest(
      method: HTTPRequest.Method(operation.method) ?? .post, scheme: "http",
      authority: "127.0.0.1:8080", path: path)
    body = []
    guard operation.method == "POST" else { return }
    request.headerFields[.contentType] = "application/json"
    body = try JSONCodec().encode(Document.map(members))
  }

  private static func encoded(_ text: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    return text.utf8.map { byte in
      if plain.contains(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count < 2 ? "0" : "") + digits
    }.joined()
  }
}

extension WireInput {
  /// A request with a JSON body.
  static func post(_ path: String) -> HTTPRequest {
    var request = HTTPRequest(method: .post, scheme: "http", authority: "127.0.0.1", path: path)
    request.headerFields[.contentType] = "application/json"
    return request
  }
}
