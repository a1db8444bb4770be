public import AWSShapes

/// The input breaks a rule of the service, or names something that does not exist.
public struct ValidationException: ErrorShape, EncodableShape, Hashable {
  /// The error's name on the wire.
  public static let code = "ValidationException"

  /// The error's HTTP status.
  public static let httpStatus = 400

  /// What the service says went wrong.
  public var message: String?

  /// The error with a message.
  public init(message: String? = nil) {
    self.message = message
  }

  /// The members; the model says `Message`, services are known to write `message` as well.
  public static let members = MemberTable("ValidationException", ["Message", "message"])

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let members = Self.members
    writer.beginStructure()
    if let message {
      writer.member(0, of: members)
      writer.writeString(message)
    }
    writer.endStructure()
  }

  /// Reads the members that are there.
  public init(
    from reader: inout some ShapeReader & ~Copyable & ~Escapable
  ) throws(ShapeReadingError) {
    let members = Self.members
    try reader.beginStructure()
    var cursor = MemberCursor()
    while let member = try reader.nextMember(in: members, at: &cursor) {
      switch member {
      case 0, 1: message = try reader.readString()
      default: try reader.skipValue()
      }
    }
  }
}
