import AWSRuntime
import AWSShapes
import AWSTestKit

/// Returns what a function returns, from as many tasks as call it.
struct ScriptedCaller: OperationCaller {
  let clock = VirtualClock()
  let respond: @Sendable (_ operation: String) async throws(CallError) -> any Sendable

  var poller: Poller { Poller(clock: clock, random: { 0 }) }

  func call<Operation: OperationShape>(
    _ operation: Operation.Type, input: Operation.Input
  ) async throws(CallError) -> Operation.Output {
    guard let output = try await respond(Operation.name) as? Operation.Output else {
      throw CallError(.input, operation: Operation.name, message: "there is no such output")
    }
    return output
  }
}
