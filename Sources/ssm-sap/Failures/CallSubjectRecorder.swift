import AWSShapes
import SsmSap

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
