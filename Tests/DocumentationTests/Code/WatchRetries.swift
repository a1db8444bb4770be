import SsmSap

/// Prints the reason of each retry.
struct RetryPrinter: Interceptor {
  func readBeforeRetry(after delay: Duration, error: CallError, context: CallContext) {
    print("attempt \(context.attempt) failed, the next follows in \(delay): \(error)")
  }
}
