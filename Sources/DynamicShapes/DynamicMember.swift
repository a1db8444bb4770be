public import AWSShapes

/// A member of a structure that is read at run time.
public struct DynamicMember: Sendable {
  /// The traits that protocols use.
  public var schema: MemberSchema

  /// The ID of the member's shape.
  public var target: String

  /// The timestamp format of the member, which takes precedence over that of its shape.
  public var timestampFormat: TimestampFormat?

  /// The default value.
  public var defaultValue: DynamicValue?

  /// Whether clients ignore the default.
  public var isClientOptional: Bool

  /// Creates a member.
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
