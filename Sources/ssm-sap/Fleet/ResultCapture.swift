import JMESPath
import Synchronization

/// The results that a command would print, kept in memory instead.
final class ResultCapture: Sendable {
  /// The capture of the running command; `nil` for one that prints its results.
  @TaskLocal static var current: ResultCapture?

  private let state = Mutex<[JSONValue]>([])

  /// The results so far.
  var results: [JSONValue] { state.withLock { $0 } }

  /// Adds a result. As on standard output, an object without members is none.
  func add(_ result: JSONValue) {
    guard result != .object([]) else { return }
    state.withLock { $0.append(result) }
  }
}
