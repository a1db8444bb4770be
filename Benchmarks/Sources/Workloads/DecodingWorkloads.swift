import AWSJSON
import AWSShapes
import Foundation
import SsmSapModels

/// Decoding beside Foundation's decoder: one operation, a page of 50, and five megabytes of them.
enum DecodingWorkloads {
  private static let codec = JSONCodec()

  static let all =
    group("an operation", SampleDocuments.get, CodableOutput.self, GetOperationOutput.self)
    + group("a page of 50", SampleDocuments.list, CodablePage.self, ListOperationsOutput.self)
    + group("five megabytes", SampleDocuments.big, CodablePage.self, ListOperationsOutput.self)

  private static func group(
    _ what: String, _ document: [UInt8], _ codable: (some Decodable & Sendable).Type,
    _ shape: (some DecodableShape).Type
  ) -> [Workload] {
    let group = "decoding \(what), \(document.count) bytes"
    let data = Data(document)
    let isLong = document.count > 10_000
    return [
      Workload(
        "decode: Foundation's JSONDecoder", group: group, isBaseline: true, isComparator: true,
        isLong: isLong
      ) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return withExtendedLifetime(try decoder.decode(codable, from: data)) { 1 }
      },
      Workload("decode: AWSJSON", group: group, isLong: isLong) {
        withExtendedLifetime(try codec.decode(shape, from: document)) { 1 }
      },
      Workload("skip unknown members: AWSJSON", group: group, isLong: isLong) {
        withExtendedLifetime(try codec.decode(NothingKnown.self, from: document)) { 1 }
      },
    ]
  }
}

/// The same shapes for Foundation's decoder.
private struct CodableOutput: Decodable {
  let operation: CodableOperation?

  enum CodingKeys: String, CodingKey {
    case operation = "Operation"
  }
}

private struct CodablePage: Decodable {
  let operations: [CodableOperation]

  enum CodingKeys: String, CodingKey {
    case operations = "Operations"
  }
}

private struct CodableOperation: Decodable {
  let id: String?
  let type: String?
  let status: String?
  let statusMessage: String?
  let properties: [String: String?]?
  let resourceType: String?
  let resourceId: String?
  let resourceArn: String?
  let startTime: Date?
  let endTime: Date?
  let lastUpdatedTime: Date?

  enum CodingKeys: String, CodingKey {
    case id = "Id"
    case type = "Type"
    case status = "Status"
    case statusMessage = "StatusMessage"
    case properties = "Properties"
    case resourceType = "ResourceType"
    case resourceId = "ResourceId"
    case resourceArn = "ResourceArn"
    case startTime = "StartTime"
    case endTime = "EndTime"
    case lastUpdatedTime = "LastUpdatedTime"
  }
}
