import HTTPTransportAPI
import HTTPTypes

/// The checked parts of a request, apart from its header fields.
struct RequestParts: Sendable {
  /// The kinds of request that libcurl has different options for.
  enum Form: Hashable {
    /// No body and no `Content-Length`.
    case headerOnly
    /// HEAD: the response has no body, whatever its header says.
    case withoutResponseBody
    /// A body with `Content-Length`, which may be 0.
    case withBody
    /// A body that libcurl asks for piece by piece.
    case withStreamedBody
  }

  let method: String
  let scheme: String
  let authority: String
  /// The target in the request line, byte for byte.
  let target: String
  let form: Form
  /// The proxy to use; `nil` for none.
  let proxy: ProxyURL?
  /// Whether the proxy forwards the request, instead of tunnelling to the server. The request line
  /// then names the whole URL (RFC 9112, 3.2.2).
  let isForwarded: Bool

  /// - Throws: ``TransportError`` with the code `invalidRequest`, also if the proxy is malformed.
  init(
    _ request: HTTPRequest, body: RequestBody, options: TransportOptions, proxies: ProxySettings
  ) throws(TransportError) {
    scheme = try RequestValidation.scheme(of: request)
    authority = try RequestValidation.authority(of: request)
    let path = try RequestValidation.path(of: request)
    method = try RequestValidation.method(of: request, body: body)
    form = Self.form(method: method, body: body)
    proxy =
      options.usesProxy ? try proxies.proxy(scheme: scheme, authority: authority) : nil
    isForwarded = scheme == "http" && proxy?.isSOCKS == false
    target = isForwarded ? "\(scheme)://\(authority)\(path)" : path
  }

  private static func form(method: String, body: RequestBody) -> Form {
    guard let count = body.byteCount else { return .withStreamedBody }
    return switch method {
    case "HEAD": .withoutResponseBody
    // RFC 9110, 8.6: methods with a defined meaning for a body say that it is empty.
    case "POST", "PUT", "PATCH": .withBody
    default: count == 0 ? .headerOnly : .withBody
    }
  }
}
