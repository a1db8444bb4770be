/// The members of a structure, in the order of the model.
///
/// For generated code, which makes one table for each structure and keeps it. Readers return an
/// index into the table; writers take one.
@_documentation(visibility: internal)
public final class MemberTable: Sendable {
  /// The name of the structure, for messages.
  public let structureName: String

  /// The schema of each member.
  public let members: [MemberSchema]

  /// The members' names in the model.
  public let modelNames: MemberNames

  /// The members' names in JSON, with the `jsonName` trait applied. The same object as
  /// ``modelNames`` if no member has the trait.
  public let jsonNames: MemberNames

  /// Where the members are in an HTTP message.
  public let bindings: MemberBindings

  /// Creates a table from the schemas of a structure's members.
  public init(_ structureName: String, _ members: [MemberSchema]) {
    self.structureName = structureName
    self.members = members
    modelNames = MemberNames(members.map(\.name))
    jsonNames =
      members.contains { $0.jsonName != nil }
      ? MemberNames(members.map { $0.jsonName ?? $0.name }) : modelNames
    bindings = MemberBindings(members)
  }

  /// Creates a table for a structure whose members have a name and no traits.
  public convenience init(_ structureName: String, _ names: [String]) {
    self.init(structureName, names.map { MemberSchema($0) })
  }

  /// The number of members.
  public var count: Int { members.count }

  /// The members' names in the model.
  public var names: [String] { modelNames.texts }

  /// The members' names in the model, in UTF-8.
  public var utf8Names: [[UInt8]] { modelNames.utf8 }
}
