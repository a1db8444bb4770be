/// The member that a union on the wire has.
///
/// For generated code.
@_documentation(visibility: internal)
public enum UnionMember: Sendable, Hashable {
  /// The member with this index in the table.
  case known(Int)
  /// A member with this name that is not in the table, because the service is newer than the model.
  /// Keep its value as a ``Document``.
  case unknown(String)
}
