/// The names of a structure's members, in the order of the model.
///
/// Made once per structure and kept: readers answer with an index into it, writers are given one.
public final class MemberTable: Sendable {
  /// The name of the structure, for messages.
  public let structureName: String

  /// The names of the members.
  public let names: [String]

  /// The names of the members in UTF-8.
  public let utf8Names: [[UInt8]]

  /// A table for a structure with these members.
  public init(_ structureName: String, _ names: [String]) {
    self.structureName = structureName
    self.names = names
    self.utf8Names = names.map { Array($0.utf8) }
  }

  /// How many members there are.
  public var count: Int { names.count }
}

/// Where a reader stands among the members of one structure.
///
/// Members usually arrive in the order of the model, so the one after the last is tried first.
public struct MemberCursor: Sendable {
  /// The index of the member to try first.
  public var expected = 0

  /// A cursor before the first member.
  public init() {}
}
