public import AWSShapes

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Something that the service does to an application over minutes.
public struct Operation: Sendable, Hashable {
  /// The operation's id, a UUID.
  public var id: String?

  /// What the operation does, such as `REGISTER_APPLICATION`.
  public var type: String?

  /// How far the operation is.
  public var status: OperationStatus?

  /// Details of the status, such as the reason of a failure.
  public var statusMessage: String?

  /// What else there is to know of the operation; a key may have no value.
  public var properties: [String: String?]?

  /// The kind of thing that the operation works on.
  public var resourceType: String?

  /// The id of the thing that the operation works on.
  public var resourceId: String?

  /// The ARN of the thing that the operation works on.
  public var resourceArn: String?

  /// When the operation began.
  public var startTime: Date?

  /// When the operation ended; absent while it is under way.
  public var endTime: Date?

  /// When the operation last changed.
  public var lastUpdatedTime: Date?

  /// An operation of these parts.
  public init(
    id: String? = nil,
    type: String? = nil,
    status: OperationStatus? = nil,
    statusMessage: String? = nil,
    properties: [String: String?]? = nil,
    resourceType: String? = nil,
    resourceId: String? = nil,
    resourceArn: String? = nil,
    startTime: Date? = nil,
    endTime: Date? = nil,
    lastUpdatedTime: Date? = nil
  ) {
    self.id = id
    self.type = type
    self.status = status
    self.statusMessage = statusMessage
    self.properties = properties
    self.resourceType = resourceType
    self.resourceId = resourceId
    self.resourceArn = resourceArn
    self.startTime = startTime
    self.endTime = endTime
    self.lastUpdatedTime = lastUpdatedTime
  }
}

extension Operation: EncodableShape, DecodableShape {
  private static let members = MemberTable(
    "Operation",
    [
      "Id", "Type", "Status", "StatusMessage", "Properties", "ResourceType", "ResourceId",
      "ResourceArn", "StartTime", "EndTime", "LastUpdatedTime",
    ])

  /// Writes the members that have a value.
  public func encode(to writer: inout some ShapeWriter & ~Copyable) {
    let members = Self.members
    writer.beginStructure()
    if let id {
      writer.member(0, of: members)
      writer.writeString(id)
    }
    if let type {
      writer.member(1, of: members)
      writer.writeString(type)
    }
    if let status {
      writer.member(2, of: members)
      writer.writeString(status.rawValue)
    }
    if let statusMessage {
      writer.member(3, of: members)
      writer.writeString(statusMessage)
    }
    if let properties {
      writer.member(4, of: members)
      writer.writeSparseStringMap(properties)
    }
    if let resourceType {
      writer.member(5, of: members)
      writer.writeString(resourceType)
    }
    if let resourceId {
      writer.member(6, of: members)
      writer.writeString(resourceId)
    }
    if let resourceArn {
      writer.member(7, of: members)
      writer.writeString(resourceArn)
    }
    if let startTime {
      writer.member(8, of: members)
      writer.writeTimestamp(startTime, nil)
    }
    if let endTime {
      writer.member(9, of: members)
      writer.writeTimestamp(endTime, nil)
    }
    if let lastUpdatedTime {
      writer.member(10, of: members)
      writer.writeTimestamp(lastUpdatedTime, nil)
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
      case 0: id = try reader.readString()
      case 1: type = try reader.readString()
      case 2: status = OperationStatus(rawValue: try reader.readString())
      case 3: statusMessage = try reader.readString()
      case 4: properties = try reader.readSparseStringMap()
      case 5: resourceType = try reader.readString()
      case 6: resourceId = try reader.readString()
      case 7: resourceArn = try reader.readString()
      case 8: startTime = try reader.readTimestamp(nil)
      case 9: endTime = try reader.readTimestamp(nil)
      case 10: lastUpdatedTime = try reader.readTimestamp(nil)
      default: try reader.skipValue()
      }
    }
  }
}
