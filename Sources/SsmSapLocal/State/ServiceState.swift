/// The state of a whole service: every scope that was used, and what ids come next.
struct ServiceState: Sendable {
  /// The scopes that have a state.
  private(set) var scopes: [LocalScope: ScopeState] = [:]

  /// The generator of the ids that come next.
  var ids: SeededIDs

  /// Creates an empty state.
  init(seed: UInt64) {
    ids = SeededIDs(seed: seed)
  }

  /// The state of a scope; that of an unused scope is empty.
  subscript(scope: LocalScope) -> ScopeState {
    get { scopes[scope] ?? ScopeState(scope) }
    set { scopes[scope] = newValue }
  }

  /// The scopes that have a state, by account and region.
  var sortedScopes: [LocalScope] {
    scopes.keys.sorted { ($0.account, $0.region) < ($1.account, $1.region) }
  }
}
