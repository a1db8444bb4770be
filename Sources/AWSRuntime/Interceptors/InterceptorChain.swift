import AWSShapes

/// The interceptors of a client, and the context of the call they are in.
///
/// Nil in a call without interceptors, which then pays nothing for them.
struct InterceptorChain {
  let interceptors: [any Interceptor]
  let context: CallContext

  /// Runs a hook that reads.
  func read(_ hook: (any Interceptor, CallContext) -> Void) {
    for interceptor in interceptors { hook(interceptor, context) }
  }

  /// Runs a hook that modifies.
  func modify<Value>(
    _ value: inout Value,
    _ hook: (any Interceptor, inout Value, CallContext) throws -> Void
  ) throws(CallError) {
    do {
      for interceptor in interceptors { try hook(interceptor, &value, context) }
    } catch {
      throw CallError(
        .interceptor, operation: context.operation, message: "an interceptor failed: \(error)",
        cause: error)
    }
  }
}
