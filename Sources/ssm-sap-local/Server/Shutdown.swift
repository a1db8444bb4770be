import Synchronization

/// Whether a server is about to stop.
final class Shutdown: Sendable {
  private let flag = Atomic(false)

  var hasBegun: Bool { flag.load(ordering: .acquiring) }

  func begin() {
    flag.store(true, ordering: .releasing)
  }
}
