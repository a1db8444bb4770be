import HTTPTypes
import NIOHTTP1

extension HTTPRequest {
  /// Converts a request, or returns `nil` if it is not valid.
  ///
  /// A request of HTTP/1.1 needs exactly one Host header (RFC 9112, section 3.2).
  init?(_ head: HTTPRequestHead) {
    let hosts = head.headers["Host"]
    guard hosts.count == 1 || (hosts.isEmpty && head.version == .http1_0),
      let method = HTTPRequest.Method(head.method.rawValue)
    else { return nil }
    self.init(method: method, scheme: "http", authority: hosts.first, path: head.uri)
    for (name, value) in head.headers {
      guard let name = HTTPField.Name(name), HTTPField.isValidValue(value) else { return nil }
      if name.canonicalName == "host" { continue }
      headerFields.append(HTTPField(name: name, value: value))
    }
  }
}
