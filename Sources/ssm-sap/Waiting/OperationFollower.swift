import SsmSap

/// Follows operations until they have ended, and shows their progress.
struct OperationFollower {
  let client: SsmSapClient
  let options: WaitingOptions

  /// Follows operations, one after the other in the order given.
  ///
  /// - Returns: The operations after their success.
  /// - Throws: ``CommandFailure`` for an operation that has ended in `ERROR`, a time-out, an interrupt,
  ///   or a call that has failed.
  func follow(_ operationIds: [String]) async throws -> [SsmSap.Operation] { [] }
}
