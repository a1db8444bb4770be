import AWSShapes
import HTTPTypes

/// Makes an HTTP request of what the wire protocol has written.
enum RequestBuilder {
  static func request(
    _ parts: WireRequest, to endpoint: Endpoint, _ failure: CallFailure
  ) throws(CallError) -> HTTPRequest {
    guard let method = HTTPRequest.Method(parts.method) else {
      throw failure.error(.input, "\"\(parts.method)\" is not an HTTP method")
    }
    let path = endpoint.basePath.isEmpty ? parts.target : endpoint.basePath + parts.target
    var request = HTTPRequest(
      method: method, scheme: endpoint.scheme, authority: endpoint.authority, path: path)
    for header in parts.headers { try append(header, to: &request, failure) }
    for header in endpoint.headers { try append(header, to: &request, failure) }
    return request
  }

  private static func append(
    _ header: WireHeader, to request: inout HTTPRequest, _ failure: CallFailure
  ) throws(CallError) {
    guard let name = HTTPField.Name(header.name) else {
      throw failure.error(.input, "\"\(header.name)\" is not the name of a header")
    }
    request.headerFields.append(HTTPField(name: name, value: header.value))
  }
}
