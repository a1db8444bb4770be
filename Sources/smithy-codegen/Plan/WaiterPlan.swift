/// A waiter of an operation as its code represents it.
struct WaiterPlan: Sendable {
  var name: String
  /// The name of the client's method.
  var methodName: String
  var documentation: String
  /// The shortest and the longest pause between two polls, in seconds.
  var minDelay: Int
  var maxDelay: Int
  var acceptors: [WaiterAcceptorPlan]
}

/// A condition of a waiter, as the call of the function that creates it.
struct WaiterAcceptorPlan: Sendable {
  var function: String
  var arguments: [String]
  /// The expression in the closure that reads the value; `nil` for a condition without a path.
  var reader: String?
  var readsInput = false
}
