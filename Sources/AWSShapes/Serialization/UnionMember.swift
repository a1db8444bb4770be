/// Which member a union on the wire holds.
public enum UnionMember: Sendable, Hashable {
  /// The member of this index in the table.
  case known(Int)
  /// A member of this name, which the table does not know: the service is newer than the model.
  /// Keep its value as a ``Document``.
  case unknown(String)
}
