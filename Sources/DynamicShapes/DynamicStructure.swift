public import AWSShapes

/// A structure or a union of a model that is read at run time.
public final class DynamicStructure: Sendable {
  /// The members, in the order of the model.
  public let members: [DynamicMember]

  /// The members for readers and writers.
  public let table: MemberTable

  /// Creates a structure.
  public init(_ name: String, _ members: [DynamicMember]) {
    self.members = members
    table = MemberTable(name, members.map(\.schema))
  }

  /// The structure without members.
  public static let unit = DynamicStructure("Unit", [])
}
