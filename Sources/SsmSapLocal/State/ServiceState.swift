#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The state of a whole service: every scope that was used, and what ids come next.
struct ServiceState: Sendable {
  /// The scopes that have a state.
  private(set) var scopes: [LocalScope: ScopeState] = [:]

  /// The generator of the ids that come next.
  var ids: SeededIDs

  /// The number of changes.
  private(set) var revision: UInt64 = 0

  /// Creates an empty state.
  init(seed: UInt64) {
    ids = SeededIDs(seed: seed)
  }

  /// Creates the state of a landscape.
  ///
  /// - Parameters:
  ///   - landscape: What exists.
  ///   - seed: What the ids are derived from.
  ///   - now: The time.
  init(_ landscape: Landscape, seed: UInt64, at now: Date) {
    self.init(seed: seed)
    for region in landscape.regions { self[region.scope] = ScopeState(region, at: now) }
    advance(to: now)
  }

  /// The state of a scope; that of an unused scope is empty.
  subscript(scope: LocalScope) -> ScopeState {
    get { scopes[scope] ?? ScopeState(scope) }
    set { scopes[scope] = newValue }
  }

  /// The scopes that have a state, by account and region.
  var sortedScopes: [ScopeState] {
    scopes.values.sorted {
      ($0.scope.account, $0.scope.region) < ($1.scope.account, $1.scope.region)
    }
  }

  /// Applies everything that is due in all scopes.
  mutating func advance(to now: Date) {
    for scope in scopes.keys { advance(scope, to: now) }
  }

  /// Applies everything that is due in a scope.
  mutating func advance(_ scope: LocalScope, to now: Date) {
    if scopes[scope]?.advance(to: now) ?? false { revision += 1 }
  }

  /// Runs an operation. If it throws an error, nothing changes but what was due.
  mutating func run<Output>(
    _ context: RequestContext,
    _ operation: (inout OperationHandler) throws(LocalFailure) -> Output
  ) throws(LocalFailure) -> Output {
    advance(context.scope, to: context.now)
    var handler = OperationHandler(state: self[context.scope], context: context, ids: ids)
    let output = try operation(&handler)
    self[context.scope] = handler.state
    ids = handler.ids
    revision += 1
    return output
  }

  /// Replaces the scopes of a landscape.
  mutating func seed(_ landscape: Landscape, at now: Date) {
    for region in landscape.regions {
      scopes[region.scope] = ScopeState(region, at: now)
      advance(region.scope, to: now)
    }
    revision += 1
  }

  /// Makes the revision greater than another state's.
  mutating func follow(_ other: ServiceState) {
    revision = max(revision, other.revision) + 1
  }

  /// Forgets which records changed, after a commit.
  mutating func forgetChanges() {
    for scope in scopes.keys { scopes[scope]?.forgetChanges() }
  }
}
