import CLibcurl
import HTTPTransportAPI

/// Scheme and authority as libcurl parses them. It does so at each request for a URL that it is
/// given as text, and puts the text together again.
///
/// It does not change, and so all handles that send to the authority have it in common. That is what
/// makes it `Sendable`.
@safe final class URLHandle: @unchecked Sendable {
  let scheme: String
  let authority: String
  let pointer: OpaquePointer
  /// Whether libcurl writes the authority into a `Host` field as it is. It drops a port that is the
  /// scheme's usual one, and writes some addresses in another form.
  let isAsWritten: Bool

  /// - Throws: ``TransportError`` with the code `invalidRequest` if libcurl cannot read it.
  init(_ scheme: String, _ authority: String) throws(TransportError) {
    guard let pointer = unsafe curl_url() else {
      throw TransportError(
        .other, "libcurl made no URL handle", requestMayHaveReachedServer: false)
    }
    unsafe self.pointer = unsafe pointer
    self.scheme = scheme
    self.authority = authority
    // libcurl copies the string during the call. The path is for the request's target.
    let code = unsafe curl_url_set(pointer, CURLUPART_URL, "\(scheme)://\(authority)/", 0)
    isAsWritten = unsafe code == CURLUE_OK && authority == Self.hostField(of: pointer)
    guard code == CURLUE_OK else {
      throw RequestValidation.invalid("the authority of the request, \(authority), is none")
    }
  }

  /// What libcurl makes of it: the host, and a port that is not the usual one.
  private static func hostField(of url: OpaquePointer) -> String? {
    guard let host = unsafe part(CURLUPART_HOST, of: url) else { return nil }
    let noDefault = UInt32(CURLU_NO_DEFAULT_PORT)
    guard let port = unsafe part(CURLUPART_PORT, of: url, noDefault) else { return host }
    return "\(host):\(port)"
  }

  private static func part(
    _ part: CURLUPart, of url: OpaquePointer, _ flags: UInt32 = 0
  ) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    // A copy that is ours to free; NULL if there is no such part.
    guard unsafe curl_url_get(url, part, &text, flags) == CURLUE_OK, let text = unsafe text else {
      return nil
    }
    defer { unsafe curl_free(text) }
    return unsafe String(cString: text)
  }

  deinit {
    // The easy handles that read it retain it.
    unsafe curl_url_cleanup(pointer)
  }
}
