import CLibcurl

/// Opens sockets that child processes do not inherit.
enum SocketOpener {
  /// For CURLOPT_OPENSOCKETFUNCTION.
  static let open: curl_opensocket_callback = { _, _, address in
    // libcurl's description of the socket, valid during this call.
    guard let address = unsafe address else { return CURL_SOCKET_BAD }
    #if os(Linux)
      let closeOnExec = Int32(SOCK_CLOEXEC.rawValue)
    #else
      let closeOnExec: Int32 = 0
    #endif
    let descriptor = unsafe socket(
      address.pointee.family, address.pointee.socktype | closeOnExec, address.pointee.protocol)
    guard descriptor >= 0 else { return CURL_SOCKET_BAD }
    #if canImport(Darwin)
      // A process that is spawned between the two calls inherits the socket.
      _ = clibcurl_fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    #endif
    return descriptor
  }
}
