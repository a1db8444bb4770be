import CLibcurl
import HTTPTransportAPI

extension EasyHandle {
  private func long(_ information: CURLINFO) -> Int {
    var value: CLong = 0
    // Writes a long to a long.
    _ = unsafe clibcurl_easy_getinfo_long(pointer, information, &value)
    return value
  }

  private func offset(_ information: CURLINFO) -> Int64 {
    var value: curl_off_t = -1
    // Writes a curl_off_t to a curl_off_t.
    _ = unsafe clibcurl_easy_getinfo_off_t(pointer, information, &value)
    return Int64(value)
  }

  private func time(_ information: CURLINFO) -> Nanoseconds {
    Nanoseconds(microseconds: offset(information))
  }

  /// The bytes of the request's header that went to the socket so far, over all attempts.
  var requestBytesSent: Int { long(CURLINFO_REQUEST_SIZE) }

  /// A number that changes with each byte of the request that goes to the socket.
  var sendingProgress: Int64 {
    Int64(requestBytesSent) &+ max(0, offset(CURLINFO_SIZE_UPLOAD_T))
  }

  /// The operating system's error number of the last failed connect, or 0.
  var operatingSystemError: Int32 { Int32(truncatingIfNeeded: long(CURLINFO_OS_ERRNO)) }

  /// OpenSSL's result of verifying the server's certificate; 0 if it is valid or there is none.
  var verificationResult: Int { long(CURLINFO_SSL_VERIFYRESULT) }

  /// The same for the certificate of a proxy.
  var proxyVerificationResult: Int { long(CURLINFO_PROXY_SSL_VERIFYRESULT) }

  /// The status of the proxy's answer to CONNECT; 0 if there was none.
  var tunnelStatus: Int { long(CURLINFO_HTTP_CONNECTCODE) }

  /// The `Content-Length` of the response, if it has one.
  var announcedBodySize: Int64? {
    let size = offset(CURLINFO_CONTENT_LENGTH_DOWNLOAD_T)
    return size >= 0 ? size : nil
  }

  /// libcurl's message about the failure; empty if there is none.
  var errorMessage: String {
    // libcurl ends its messages with NUL within the buffer's size; a fresh buffer is all NUL.
    unsafe String(cString: errorBuffer)
  }

  /// How the transfer went so far, apart from what the transfer itself knows of its response.
  var metrics: TransportMetrics {
    var metrics = TransportMetrics(totalTime: time(CURLINFO_TOTAL_TIME_T))
    metrics.isConnectionReused = long(CURLINFO_NUM_CONNECTS) == 0
    if !metrics.isConnectionReused {
      metrics.nameLookupTime = time(CURLINFO_NAMELOOKUP_TIME_T)
      metrics.connectTime = time(CURLINFO_CONNECT_TIME_T)
      metrics.tlsTime = time(CURLINFO_APPCONNECT_TIME_T)
    }
    metrics.firstByteTime = time(CURLINFO_STARTTRANSFER_TIME_T)
    metrics.bytesSent = Int64(requestBytesSent)
    if !settings.isSentAlong { metrics.bytesSent &+= max(0, offset(CURLINFO_SIZE_UPLOAD_T)) }
    return metrics
  }
}
