import HTTPTypes
import SsmSapLocal

/// A file of the page at `/_local/`, which shows and controls the local service in a browser.
struct PageFile {
  /// The path of the page.
  static let root = ControlAPI.root

  /// Scripts, styles and requests come from the page's own origin only, nothing is inline, text never
  /// becomes HTML, and no other page may frame this one.
  private static let contentSecurityPolicy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
    "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
    "require-trusted-types-for 'script'", "trusted-types 'none'",
  ].joined(separator: "; ")

  private static let files: [String: PageFile] = [
    "": PageFile("text/html; charset=utf-8", PackageResources.index_html),
    "page.css": PageFile("text/css; charset=utf-8", PackageResources.page_css),
    "page.js": PageFile("text/javascript; charset=utf-8", PackageResources.page_js),
    "icon.svg": PageFile("image/svg+xml", PackageResources.icon_svg),
  ]

  private let contentType: String
  private let body: [UInt8]

  private init(_ contentType: String, _ body: [UInt8]) {
    self.contentType = contentType
    self.body = body
  }

  /// Returns the response to a `GET` or `HEAD` request for the page, or `nil` if the path is not the
  /// page's. A request for `/_local` is redirected to `/_local/`. The server leaves out the body of a
  /// response to `HEAD`.
  static func response(to request: HTTPRequest) -> LocalResponse? {
    guard request.method == .get || request.method == .head, let path = request.path else {
      return nil
    }
    if path + "/" == root {
      return LocalResponse(
        head: HTTPResponse(status: .permanentRedirect, headerFields: [.location: root]), body: [])
    }
    guard path.hasPrefix(root), let file = files[String(path.dropFirst(root.count))] else {
      return nil
    }
    return LocalResponse(head: file.head, body: file.body)
  }

  private var head: HTTPResponse {
    var fields: HTTPFields = [
      .contentType: contentType,
      .contentSecurityPolicy: Self.contentSecurityPolicy,
      .xContentTypeOptions: "nosniff",
      // A newer executable may serve the next request.
      .cacheControl: "no-cache",
    ]
    fields[.crossOriginResourcePolicy] = "same-origin"
    for (name, value) in [
      ("Cross-Origin-Opener-Policy", "same-origin"), ("Referrer-Policy", "no-referrer"),
    ] {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return HTTPResponse(status: .ok, headerFields: fields)
  }
}
