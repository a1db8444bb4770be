/// What the model says of one member, as far as a protocol has to know it without a value.
public struct MemberSchema: Sendable, Hashable {
  /// The name in the model.
  public var name: String

  /// The name in JSON for the protocols that heed the `jsonName` trait; nil where it is the same.
  public var jsonName: String?

  /// Where the member stands in an HTTP message.
  public var location: MemberLocation

  /// What kind of shape the member is.
  public var target: MemberTarget

  /// Whether the model demands a value.
  public var isRequired: Bool

  /// Whether the value also stands in the name of the host.
  public var isHostLabel: Bool

  /// Whether a client makes up a value where none is given, so that a request sent twice counts
  /// once.
  public var isIdempotencyToken: Bool

  /// Whether a stream must say how long it is before it starts.
  public var requiresLength: Bool

  /// The media type of a string or a blob, such as `application/json`; nil where there is none.
  public var mediaType: String?

  /// What stands in the path for an empty label; nil where an empty label is an error.
  public var emptyLabel: String?

  /// A member with these traits.
  public init(
    _ name: String,
    jsonName: String? = nil,
    location: MemberLocation = .body,
    target: MemberTarget = .other,
    isRequired: Bool = false,
    isHostLabel: Bool = false,
    isIdempotencyToken: Bool = false,
    requiresLength: Bool = false,
    mediaType: String? = nil,
    emptyLabel: String? = nil
  ) {
    self.name = name
    self.jsonName = jsonName
    self.location = location
    self.target = target
    self.isRequired = isRequired
    self.isHostLabel = isHostLabel
    self.isIdempotencyToken = isIdempotencyToken
    self.requiresLength = requiresLength
    self.mediaType = mediaType
    self.emptyLabel = emptyLabel
  }
}
