import AWSJSON
import Foundation
import SsmSapModels

/// Decoding the answer of one GetOperation: 11 members, one of them a map of three.
enum DecodingWorkloads {
  private static let document = Array(
    """
    {"Operation":{"Id":"5b0e1f3a-7c24-4d19-9a68-2f4f0d6c1b01","Type":"REGISTER_APPLICATION",\
    "Status":"SUCCESS","StatusMessage":"The application was registered and all of its components \
    were found on the instances that belong to it; nothing is left to do. You can start, stop and \
    check it now, as you like best.","Properties":{"ApplicationId":"HDB-PRD-eu-central-1",\
    "ComponentId":"HDB-HDB00-ip-10-0-12-34","RequestedBy":"arn:aws:iam::123456789012:role/Basis"},\
    "ResourceType":"APPLICATION","ResourceId":"HDB-PRD-eu-central-1",\
    "ResourceArn":"arn:aws:ssm-sap:eu-central-1:123456789012:HANA/HDB-PRD-eu-central-1",\
    "StartTime":1732393004.123,"EndTime":1732393099.5,"LastUpdatedTime":1732393099.75}}
    """.utf8)

  static let all: [Workload] = {
    let codec = JSONCodec()
    let data = Data(document)
    let group = "decoding an operation of \(document.count) bytes"
    return [
      Workload("decode: Foundation's JSONDecoder", group: group, isBaseline: true) {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        let output = try decoder.decode(CodableOutput.self, from: data)
        return output.operation?.resourceArn?.utf8.count ?? 0
      },
      Workload("decode: AWSJSON", group: group) {
        let output = try codec.decode(GetOperationOutput.self, from: document)
        return output.operation?.resourceArn?.utf8.count ?? 0
      },
    ]
  }()
}

/// The same shape for Foundation's decoder.
private struct CodableOutput: Decodable {
  let operation: CodableOperation?

  enum CodingKeys: String, CodingKey {
    case operation = "Operation"
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
