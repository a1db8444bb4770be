import HTTPTransportAPI
import HTTPTypes

/// A request whose parts were checked, but for its fields, which are checked as they are written.
///
/// Requests that differ in their fields and the bytes of their body only have these in common.
final class RequestParts: Sendable {
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
  private let path: String
  /// `nil` for one that is asked for piece by piece.
  private let hasBody: Bool?
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
    path = try RequestValidation.path(of: request)
    method = try RequestValidation.method(of: request, body: body)
    hasBody = body.byteCount.map { $0 > 0 }
    form = Self.form(method: method, body: body)
    proxy = proxies.proxy(scheme: scheme, authority: authority)
    isForwarded = scheme == "http" && proxy.map { !$0.lowercased().hasPrefix("socks") } ?? false
    target = isForwarded ? "\(scheme)://\(authority)\(path)" : path
  }

  /// Whether these are the parts of a request, which then need not be checked again.
  func are(of request: borrowing HTTPRequest, body: borrowing RequestBody) -> Bool {
    guard let hasBody, let count = body.byteCount, hasBody == (count > 0) else { return false }
    return Self.isSame(request.path, path) && Self.isSame(request.authority, authority)
      && Self.isSame(request.method.rawValue, method) && Self.isSame(request.scheme, scheme)
  }

  /// Whether a text is the very one that was checked, which is ASCII.
  ///
  /// Some others are equal to it as texts: U+212A, say, to the letter K. All of them are longer.
  private static func isSame(_ text: String?, _ checked: String) -> Bool {
    guard let text else { return false }
    return text.utf8.count == checked.utf8.count && text == checked
  }

  private static func form(method: String, body: RequestBody) -> Form {
    guard let count = body.byteCount else { return .withStreamedBody }
    return switch method {
    case "HEAD": .withoutResponseBody
    // RFC 9110, 8.6: methods that are about a body say that it is empty.
    case "POST", "PUT", "PATCH": .withBody
    default: count == 0 ? .headerOnly : .withBody
    }
  }
}
