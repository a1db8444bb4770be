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
    guard code == CURLUE_OK else {
      throw RequestValidation.invalid("the authority of the request, \(authority), is none")
    }
  }

  deinit {
    // The easy handles that read it retain it.
    unsafe curl_url_cleanup(pointer)
  }
}
