import Synchronization

/// Remembers what failed calls were about, so that the advice for a failure can name it.
///
/// An error names its call by the invocation id only. The inputs are kept out of it, since the
/// library's errors must not repeat what may be secret.
final class CallSubjects: Sendable {
  static let shared = CallSubjects()

  /// Waits may fail many calls that nobody reports.
  private static let capacity = 100

  private struct State {
    var subjects: [String: CallSubject] = [:]
    var order: [String] = []
  }

  private let state = Mutex(State())

  /// Remembers the subject of a call.
  func add(_ subject: CallSubject, of invocationID: String) {
    state.withLock { state in
      state.subjects[invocationID] = subject
      state.order.append(invocationID)
      guard state.order.count > Self.capacity else { return }
      state.subjects[state.order.removeFirst()] = nil
    }
  }

  /// Returns the subject of a call.
  func subject(of invocationID: String?) -> CallSubject? {
    guard let invocationID else { return nil }
    return state.withLock { $0.subjects[invocationID] }
  }
}
