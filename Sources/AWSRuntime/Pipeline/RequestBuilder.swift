import AWSShapes
import HTTPTypes

/// Builds the HTTP request from the parts that the wire protocol has written.
enum RequestBuilder {
  static func request(
    _ parts: WireRequest, to target: CallTarget, _ failure: CallFailure
  ) throws(CallError) -> HTTPRequest {
    guard let method = method(parts.method) else {
      throw failure.error(.input, "\"\(parts.method)\" is not an HTTP method")
    }
    let basePath = target.endpoint.basePath
    let path = basePath.isEmpty ? parts.target : basePath + parts.target
    let host = target.endpoint.authority
    let authority = parts.hostPrefix.isEmpty ? host : parts.hostPrefix + host
    var request = HTTPRequest(
      method: method, scheme: target.endpoint.scheme, authority: authority, path: path)
    for header in parts.headers { try append(header, to: &request, failure) }
    for header in target.endpoint.headers { try append(header, to: &request, failure) }
    return request
  }

  /// Creating a method checks its name, which the most frequent one does not need.
  private static func method(_ name: String) -> HTTPRequest.Method? {
    name == "POST" ? .post : HTTPRequest.Method(name)
  }

  private static func append(
    _ header: WireHeader, to request: inout HTTPRequest, _ failure: CallFailure
  ) throws(CallError) {
    if header == usual {
      request.headerFields.append(usualField)
      return
    }
    guard let name = HTTPField.Name(header.name) else {
      throw failure.error(.input, "\"\(header.name)\" is not a valid header field name")
    }
    request.headerFields.append(HTTPField(name: name, value: header.value))
  }

  private static let usual = WireHeader("Content-Type", "application/json")
  private static let usualField = HTTPField(name: .contentType, value: usual.value)
}
