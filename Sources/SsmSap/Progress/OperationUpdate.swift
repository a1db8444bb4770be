public import SsmSapModels

/// An update about an operation.
public enum OperationUpdate: Sendable, Hashable {
  /// The operation as it is now: the first update, then again whenever its status or status message
  /// changes.
  case state(SsmSapModels.Operation)
  /// An event of the operation. Each event is reported once.
  case event(OperationEvent)
}
