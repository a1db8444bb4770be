import SsmSapModels

/// The execution of one request: a copy of its scope's state, which an operation reads and changes.
///
/// The methods have the names of the operations and are in extensions, one file each. The copy
/// replaces the state if the method returns, and is dropped if it throws.
struct OperationHandler: Sendable {
  /// The state of the scope, advanced to the time of the request.
  var state: ScopeState

  /// The scope, the time and the planned failures.
  let context: RequestContext

  /// The generator of the ids that come next.
  var ids: SeededIDs
}
