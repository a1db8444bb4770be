public import AWSShapes

/// A structure or a union of a model that is read at run time.
public final class DynamicStructure: Sendable {
  /// The members, in the order of the model.
  public let members: [DynamicMember]

  /// The members as readers and writers know them.
  public let table: MemberTable

  /// A structure with these members.
  public init(_ name: String, _ members: [DynamicMember]) {
    self.members = members
    table = MemberTable(name, members.map(\.schema))
  }

  /// The structure without members.
  public static let unit = DynamicStructure("Unit", [])
}

/// A member of a structure that is read at run time.
public struct DynamicMember: Sendable {
  /// What protocols know of it.
  public var schema: MemberSchema

  /// The id of its shape.
  public var target: String

  /// The format that the model demands of a time here, whatever its shape says.
  public var timestampFormat: TimestampFormat?

  /// The value of a member that has none; nil where that stays so.
  public var defaultValue: DynamicValue?

  /// Whether a client makes nothing of the default.
  public var isClientOptional: Bool

  /// A member with these traits.
  public init(
    _ schema: MemberSchema, target: String, timestampFormat: TimestampFormat? = nil,
    defaultValue: DynamicValue? = nil, isClientOptional: Bool = false
  ) {
    self.schema = schema
    self.target = target
    self.timestampFormat = timestampFormat
    self.defaultValue = defaultValue
    self.isClientOptional = isClientOptional
  }
}
