/// The members of a structure, in the order of the model.
///
/// Made once per structure and kept: readers answer with an index into it, writers are given one.
public final class MemberTable: Sendable {
  /// The name of the structure, for messages.
  public let structureName: String

  /// What the model says of each member.
  public let members: [MemberSchema]

  /// The members' names in the model.
  public let modelNames: MemberNames

  /// The members' names by the `jsonName` trait; the very object ``modelNames`` where no member
  /// has the trait.
  public let jsonNames: MemberNames

  /// Where the members stand in an HTTP message.
  public let bindings: MemberBindings

  /// A table for a structure with these members.
  public init(_ structureName: String, _ members: [MemberSchema]) {
    self.structureName = structureName
    self.members = members
    modelNames = MemberNames(members.map(\.name))
    jsonNames =
      members.contains { $0.jsonName != nil }
      ? MemberNames(members.map { $0.jsonName ?? $0.name }) : modelNames
    bindings = MemberBindings(members)
  }

  /// A table for a structure whose members have names and nothing else to know.
  public convenience init(_ structureName: String, _ names: [String]) {
    self.init(structureName, names.map { MemberSchema($0) })
  }

  /// How many members there are.
  public var count: Int { members.count }

  /// The names of the members in the model.
  public var names: [String] { modelNames.texts }

  /// The names of the members in the model, in UTF-8.
  public var utf8Names: [[UInt8]] { modelNames.utf8 }
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
