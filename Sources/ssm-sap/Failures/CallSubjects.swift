import AWSShapes
import SsmSap
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

/// Records the subjects of failed calls.
struct CallSubjectRecorder: Interceptor {
  let options: [String]
  let subjects: CallSubjects

  private struct Pending {
    let subject: @Sendable () -> CallSubject
  }

  func readBeforeExecution<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input, context: CallContext
  ) {
    // Only a failed call pays for reading its input.
    context[Pending.self] = Pending { [options] in CallSubject(input: input, options: options) }
  }

  func readAfterExecution(_ metadata: CallMetadata, error: CallError?, context: CallContext) {
    guard error != nil, let pending = context[Pending.self] else { return }
    subjects.add(pending.subject(), of: context.invocationID)
  }
}
