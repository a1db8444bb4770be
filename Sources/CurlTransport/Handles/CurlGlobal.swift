import CLibcurl

/// What libcurl sets up once in a process.
enum CurlGlobal {
  /// The outcome of the one `curl_global_init`, which the first use makes.
  ///
  /// `curl_global_cleanup` is never called: it is not safe while any other thread runs, and other
  /// code in the process may use libcurl.
  static let initialization: CURLcode = curl_global_init(CLong(CURL_GLOBAL_DEFAULT))

  /// The version of the library that is loaded, as 0xMMmmpp.
  static let version: UInt32 = {
    // A constant of libcurl's.
    guard let information = unsafe curl_version_info(CURLVERSION_FIRST) else { return 0 }
    return unsafe information.pointee.version_num
  }()
}
