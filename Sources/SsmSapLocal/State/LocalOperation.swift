public import SsmSapModels

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// An operation that a local service has from the start: finished, or under way until a given time.
public struct LocalOperation: Sendable, Hashable {
  /// How an operation ends.
  public enum Outcome: Sendable, Hashable {
    /// It succeeds.
    case success
    /// It fails, with a status message.
    case error(String)
  }

  /// The operation at its start: id, type, resource and properties.
  public var operation: SsmSapModels.Operation

  /// When the operation starts.
  public var start: Date

  /// How long the operation takes.
  public var duration: Duration

  /// How the operation ends.
  public var outcome: Outcome

  /// Creates an operation.
  public init(
    _ operation: SsmSapModels.Operation, start: Date, duration: Duration, outcome: Outcome
  ) {
    self.operation = operation
    self.start = start
    self.duration = duration
    self.outcome = outcome
  }

  /// When the operation ends.
  var end: Date { start.addingTimeInterval(duration / .seconds(1)) }

  /// The operation while it is under way.
  var begun: SsmSapModels.Operation {
    var operation = operation
    operation.startTime = start
    operation.status = .inprogress
    operation.lastUpdatedTime = start
    return operation
  }

  /// The operation's end.
  var ending: StateChange {
    switch outcome {
    case .success: .end(.success)
    case .error(let message): .end(.error, message: message)
    }
  }
}

extension LocalOperation: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id = "Id"
    case type = "Type"
    case status = "Status"
    case statusMessage = "StatusMessage"
    case properties = "Properties"
    case resourceType = "ResourceType"
    case resourceID = "ResourceId"
    case resourceArn = "ResourceArn"
    case startTime = "StartTime"
    case endTime = "EndTime"
  }

  /// Reads an operation as AWS writes it, with the status and the time of its end. Until then it is
  /// under way.
  public init(from decoder: any Decoder) throws {
    try decoder.refuseMembers(except: CodingKeys.self)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let start = try Self.time(container, .startTime)
    let end = try Self.time(container, .endTime)
    guard start <= end else {
      throw DecodingError.dataCorruptedError(
        forKey: .endTime, in: container, debugDescription: "must not be before StartTime")
    }
    self.init(
      SsmSapModels.Operation(
        id: try container.decode(String.self, forKey: .id),
        type: try container.decode(String.self, forKey: .type),
        properties: try container.decodeIfPresent([String: String?].self, forKey: .properties),
        resourceType: try container.decodeIfPresent(String.self, forKey: .resourceType),
        resourceId: try container.decodeIfPresent(String.self, forKey: .resourceID),
        resourceArn: try container.decodeIfPresent(String.self, forKey: .resourceArn)),
      start: Date(timeIntervalSince1970: start), duration: .seconds(end - start),
      outcome: try Self.outcome(container))
  }

  /// Reads a time of the years 1970 to 9999, in seconds.
  private static func time(
    _ container: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys
  ) throws -> Double {
    let time = try container.decode(Double.self, forKey: key)
    guard (0...253_402_300_799).contains(time) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container,
        debugDescription: "must be in seconds since 1970 and before the year 10000")
    }
    return time
  }

  private static func outcome(_ container: KeyedDecodingContainer<CodingKeys>) throws -> Outcome {
    switch OperationStatus(rawValue: try container.decode(String.self, forKey: .status)) {
    case .success: return .success
    case .error:
      return .error(try container.decodeIfPresent(String.self, forKey: .statusMessage) ?? "")
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .status, in: container, debugDescription: "must be SUCCESS or ERROR")
    }
  }

  /// Writes the operation as AWS does after its end.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(operation.id, forKey: .id)
    try container.encodeIfPresent(operation.type, forKey: .type)
    try container.encodeIfPresent(operation.properties, forKey: .properties)
    try container.encodeIfPresent(operation.resourceType, forKey: .resourceType)
    try container.encodeIfPresent(operation.resourceId, forKey: .resourceID)
    try container.encodeIfPresent(operation.resourceArn, forKey: .resourceArn)
    try container.encode(start.timeIntervalSince1970, forKey: .startTime)
    try container.encode(end.timeIntervalSince1970, forKey: .endTime)
    switch outcome {
    case .success: try container.encode(OperationStatus.success.rawValue, forKey: .status)
    case .error(let message):
      try container.encode(OperationStatus.error.rawValue, forKey: .status)
      try container.encode(message, forKey: .statusMessage)
    }
  }
}
