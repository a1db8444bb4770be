@testable import SsmSapLocal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A handler of operations on the landscape of two nodes, whose time a test moves.
struct HandlerFixture {
  static let start = Date(timeIntervalSince1970: 1_700_000_000)
  static let arn = "arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HANA-PRD"

  private var state: ScopeState
  private var ids: SeededIDs
  private(set) var now = start
  let clock: LocalClock

  /// Creates a fixture.
  ///
  /// - Parameters:
  ///   - landscape: A landscape of one region.
  ///   - pace: The clock's pace, which says how long work takes.
  init(_ landscape: Landscape = .multiNode, pace: LocalClock.Pace = .stepped, seed: UInt64 = 1) {
    state =
      landscape.regions.first.map { ScopeState($0, at: Self.start) }
      ?? ScopeState(LocalScope(account: "123456789012", region: "eu-central-1"))
    ids = SeededIDs(seed: seed)
    clock = LocalClock(pace, machine: { Self.start })
  }

  /// Passes time.
  mutating func pass(_ seconds: Double) {
    now.addTimeInterval(seconds)
    state.advance(to: now)
  }

  /// Carries out an operation. A failure changes nothing.
  mutating func call<Output>(
    _ operation: (inout OperationHandler) throws(LocalFailure) -> Output
  ) throws(LocalFailure) -> Output {
    let context = RequestContext(scope: state.scope, now: now, clock: clock)
    var handler = OperationHandler(state: state, context: context, ids: ids)
    let output = try operation(&handler)
    state = handler.state
    ids = handler.ids
    return output
  }

  /// Carries out an operation that fails, and returns the code of its error; `nil` if it does not.
  mutating func code<Output>(
    _ operation: (inout OperationHandler) throws(LocalFailure) -> Output
  ) -> String? {
    do {
      _ = try call(operation)
      return nil
    } catch {
      return error.code
    }
  }

  /// Changes the state directly.
  mutating func change(_ change: (inout ScopeState) -> Void) {
    change(&state)
  }
}
