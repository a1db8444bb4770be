import Synchronization

/// The ids of operations that a client has started, so that none is taken for another call's.
///
/// It keeps the last few hundred: what counts is who started what in the last seconds.
final class StartedOperations: Sendable {
  private static let capacity = 256

  private let recent = Mutex<[String]>([])

  var ids: Set<String> { recent.withLock { Set($0) } }

  func insert(_ ids: [String]) {
    recent.withLock { recent in
      recent += ids
      recent.removeFirst(max(0, recent.count - Self.capacity))
    }
  }
}
