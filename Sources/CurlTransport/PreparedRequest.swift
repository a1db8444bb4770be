import HTTPTransportAPI
import HTTPTypes

/// A request that was checked, in the parts that libcurl takes.
struct PreparedRequest {
  /// How libcurl has to see the request.
  enum Form {
    /// No body and no `Content-Length`.
    case headerOnly
    /// HEAD: the response has no body whatever its header says.
    case withoutResponseBody
    /// A body with `Content-Length`, also of 0 bytes.
    case withBody
  }

  let method: String
  /// Scheme and authority with a slash: where to connect to.
  let origin: String
  /// What the request line names, byte for byte.
  let target: String
  let authority: String
  let form: Form
  let header: HeaderList

  /// Checks a request and takes it apart.
  ///
  /// - Throws: ``TransportError`` with the code `invalidRequest`.
  init(
    _ request: HTTPRequest, body: [UInt8], proxy: String?
  ) throws(TransportError) {
    let scheme = try RequestValidation.scheme(of: request)
    authority = try RequestValidation.authority(of: request)
    let path = try RequestValidation.path(of: request)
    method = try RequestValidation.method(of: request, body: body)
    form = Self.form(method: method, body: body)
    origin = "\(scheme)://\(authority)/"
    let isForwarded = Self.isForwarded(scheme: scheme, proxy: proxy)
    target = isForwarded ? "\(scheme)://\(authority)\(path)" : path
    header = try HeaderLines.list(
      of: request, authority: authority, body: body, form: form, isForwarded: isForwarded)
  }

  private static func form(method: String, body: [UInt8]) -> Form {
    switch method {
    case "HEAD": .withoutResponseBody
    // RFC 9110, 8.6: methods that are about a body say that it is empty.
    case "POST", "PUT", "PATCH": .withBody
    default: body.isEmpty ? .headerOnly : .withBody
    }
  }

  /// RFC 9112, 3.2.2: a proxy that forwards a request, rather than a tunnel, needs the whole URL.
  private static func isForwarded(scheme: String, proxy: String?) -> Bool {
    guard let proxy, !proxy.isEmpty else { return false }
    return scheme == "http" && !proxy.lowercased().hasPrefix("socks")
  }
}
