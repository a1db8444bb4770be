public import SsmSapModels

/// News of an operation.
public enum OperationUpdate: Sendable, Hashable {
  /// The operation as it is now: the first thing told, then again whenever its status or status
  /// message has changed.
  case state(SsmSapModels.Operation)
  /// Something that happened in the operation; each event is told once.
  case event(OperationEvent)
}
