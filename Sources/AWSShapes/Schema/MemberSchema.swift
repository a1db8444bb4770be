/// The traits of a member that a wire protocol uses without a value.
///
/// For generated code and wire protocols.
@_documentation(visibility: internal)
public struct MemberSchema: Sendable, Hashable {
  /// The name in the model.
  public var name: String

  /// The name in JSON for protocols that use the `jsonName` trait; `nil` if it is the same.
  public var jsonName: String?

  /// Where the member is in an HTTP message.
  public var location: MemberLocation

  /// The kind of the member's shape.
  public var target: MemberTarget

  /// Whether the model requires a value.
  public var isRequired: Bool

  /// Whether the value is also a label of the host name.
  public var isHostLabel: Bool

  /// Whether a client fills in a missing value, so that the service recognizes a request that is
  /// sent twice.
  public var isIdempotencyToken: Bool

  /// Whether the length of a stream must be known before it starts.
  public var requiresLength: Bool

  /// The media type of a string or a blob, such as `application/json`; `nil` if it has none.
  public var mediaType: String?

  /// The text in the path for an empty label; `nil` if an empty label is an error.
  public var emptyLabel: String?

  /// Creates a schema from a member's traits.
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
