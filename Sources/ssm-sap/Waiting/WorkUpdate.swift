import SsmSapModels

/// What the service says of work that a command follows.
enum WorkUpdate: Sendable {
  case operation(SsmSapModels.Operation)
  case event(OperationEvent)
  case check(ConfigurationCheckOperation)
  /// An application that is being deregistered; `nil` once it is gone.
  case application(Application?)
  /// The events cannot be read, for this reason.
  case stepsProblem(String)
}
