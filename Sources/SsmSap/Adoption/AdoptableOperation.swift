import AWSClient
import AWSShapes

/// An operation that starts something which can be found again.
protocol AdoptableOperation: OperationShape {
  /// The ids of what an output says was started.
  static func startedIds(in output: Output) -> [String]

  /// Looks once for what a call with this input may have started.
  static func look(
    for input: Input, with lookout: Lookout
  ) async throws(CallError) -> Trace<Output>
}

/// What a look has found.
enum Trace<Output: Sendable>: Sendable {
  /// All that the call would have answered.
  case found(Output)
  /// A part of it: the rest may be seen later.
  case partial(Output)
  /// Nothing of this call.
  case nothing
}
