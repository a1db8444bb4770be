import HTTPTransportAPI
import Synchronization

/// The URL handle that a transport used last, which mostly is the one that is needed next.
final class RecentURL: Sendable {
  private let recent = Mutex<URLHandle?>(nil)

  func handle(_ scheme: String, _ authority: String) throws(TransportError) -> URLHandle {
    if let url = recent.withLock({ $0 }), url.authority == authority, url.scheme == scheme {
      return url
    }
    let url = try URLHandle(scheme, authority)
    recent.withLock { $0 = url }
    return url
  }
}
