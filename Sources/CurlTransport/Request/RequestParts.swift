import HTTPTransportAPI
import HTTPTypes

/// A request whose parts were checked, but for its fields, which are checked as they are written.
struct RequestParts {
  /// How libcurl has to see the request.
  enum Form: Hashable {
    /// No body and no `Content-Length`.
    case headerOnly
    /// HEAD: the response has no body whatever its header says.
    case withoutResponseBody
    /// A body with `Content-Length`, also of 0 bytes.
    case withBody
    /// A body that is asked for piece by piece.
    case withStreamedBody
  }

  let method: String
  let scheme: String
  let authority: String
  /// What the request line names, byte for byte.
  let target: String
  let form: Form
  /// `nil` for none.
  let proxy: String?
  /// RFC 9112, 3.2.2: a proxy that forwards a request, rather than a tunnel, needs the whole URL.
  let isForwarded: Bool

  // Borrowed, as an initializer is given copies else, of which some are of many strings.

  /// - Throws: ``TransportError`` with the code `invalidRequest`.
  init(
    _ request: borrowing HTTPRequest, body: borrowing RequestBody,
    proxies: borrowing ProxySettings
  ) throws(TransportError) {
    scheme = try RequestValidation.scheme(of: request)
    authority = try RequestValidation.authority(of: request)
    let path = try RequestValidation.path(of: request)
    method = try RequestValidation.method(of: request, body: body)
    form = Self.form(method: method, body: body)
    proxy = proxies.proxy(scheme: scheme, authority: authority)
    isForwarded = scheme == "http" && proxy.map { !$0.lowercased().hasPrefix("socks") } ?? false
    target = isForwarded ? "\(scheme)://\(authority)\(path)" : path
  }

  private static func form(method: String, body: RequestBody) -> Form {
    guard let bytes = body.bytes else { return .withStreamedBody }
    return switch method {
    case "HEAD": .withoutResponseBody
    // RFC 9110, 8.6: methods that are about a body say that it is empty.
    case "POST", "PUT", "PATCH": .withBody
    default: bytes.isEmpty ? .headerOnly : .withBody
    }
  }
}
