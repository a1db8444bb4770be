import AWSJSON
import AWSShapes

/// The application that the body of a request names.
struct CalledApplication: DecodableShape {
  private static let members = MemberTable("CalledApplication", ["ApplicationId"])

  private(set) var id: String?

  /// Returns the ID of the application; `nil` if the body has none or cannot be read.
  static func id(in body: [UInt8]) -> String? {
    (try? JSONCodec().decode(Self.self, from: body))?.id
  }

  init(from reader: inout some ShapeReader & ~Copyable & ~Escapable) throws(ShapeReadingError) {
    try reader.beginStructure()
    var cursor = MemberCursor()
    while try reader.nextMember(in: Self.members, at: &cursor) != nil {
      id = try reader.readString()
    }
  }
}
