import HTTPTransportAPI

/// The easy handles of a transport that are not in use, and how many there are in all.
///
/// It belongs to the transport's thread.
final class HandlePool {
  /// The most unused handles to keep.
  private static let largestRest = 256

  private let configuration: CurlTransportConfiguration
  private let limit: Int
  private var idle: [EasyHandle] = []
  private var count = 0

  init(_ configuration: CurlTransportConfiguration) {
    self.configuration = configuration
    limit = max(1, configuration.limits.requests)
  }

  /// Makes a handle before it is needed, which shows whether libcurl accepts the configuration.
  func makeFirst() throws(TransportError) {
    giveBack(try take())
  }

  /// Whether ``take()`` stays within the limit.
  var hasHandle: Bool { !idle.isEmpty || count < limit }

  /// A handle, to be given back.
  ///
  /// - Throws: ``TransportError`` with the code `other` if libcurl makes none.
  func take() throws(TransportError) -> EasyHandle {
    if let easy = idle.popLast() { return easy }
    let easy = try EasyHandle(configuration)
    count += 1
    return easy
  }

  func giveBack(_ easy: EasyHandle) {
    if idle.count < Self.largestRest { idle.append(easy) } else { count -= 1 }
  }

  /// Frees the unused handles.
  func removeAll() {
    count -= idle.count
    idle = []
  }
}
