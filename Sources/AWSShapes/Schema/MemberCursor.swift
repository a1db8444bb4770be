/// The position of a reader among the members of one structure.
///
/// For generated code. Members usually arrive in the order of the model, so a reader first tries
/// the member after the last one.
@_documentation(visibility: internal)
public struct MemberCursor: Sendable {
  /// The index of the member to try first.
  public var expected = 0

  /// Creates a cursor before the first member.
  public init() {}
}
