import Synchronization

@testable import CurlTransport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Connection {
  /// Plays a proxy: takes a CONNECT and carries bytes both ways until either side ends.
  func tunnel(to port: UInt16) {
    guard readRequest() != nil, let upstream = Connection(connectedTo: port) else { return }
    write("HTTP/1.1 200 Connection established\r\n\r\n")
    let isOver = Flag()
    try? DetachedThread.run(named: "test-tunnel") {
      while let bytes = upstream.read(atMost: 4096), !bytes.isEmpty { write(bytes) }
      _ = shutdown(descriptor, Int32(SHUT_RDWR))
      isOver.value.store(true, ordering: .releasing)
    }
    while let bytes = read(atMost: 4096), !bytes.isEmpty { upstream.write(bytes) }
    _ = shutdown(upstream.descriptor, Int32(SHUT_RDWR))
    // Both descriptors are the other thread's as well: nobody else may get them before it ends.
    while !isOver.value.load(ordering: .acquiring) { _ = usleep(1000) }
    _ = close(upstream.descriptor)
  }

  private final class Flag: Sendable {
    let value = Atomic(false)
  }

  /// A connection to a loopback port.
  private init?(connectedTo port: UInt16) {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // An address of ours, with its size.
    let code = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard code == 0 else { return nil }
    self.init(descriptor: descriptor, number: 0, record: { _ in }, stopListening: {})
  }
}
