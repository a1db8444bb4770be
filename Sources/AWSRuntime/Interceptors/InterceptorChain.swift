import AWSShapes

/// The interceptors of a client with the context of a call.
///
/// A call without interceptors has no chain and pays nothing.
struct InterceptorChain {
  let interceptors: [any Interceptor]
  let context: CallContext

  /// Runs a read hook.
  func read(_ hook: (any Interceptor, CallContext) -> Void) {
    for interceptor in interceptors { hook(interceptor, context) }
  }

  /// Runs a modify hook.
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
