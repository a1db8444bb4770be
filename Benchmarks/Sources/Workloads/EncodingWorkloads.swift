import AWSJSON
import Foundation
import SsmSapModels

/// Encoding the input of one RegisterApplication beside Foundation's encoder.
enum EncodingWorkloads {
  static let all: [Workload] = {
    let codec = JSONCodec()
    let shape = RegisterApplicationInput(
      applicationId: "HDB-PRD-eu-central-1", applicationType: .hana,
      instances: ["i-0a1b2c3d4e5f60718"], sapInstanceNumber: "00", sid: "HDB",
      tags: ["Owner": "Basis", "Stage": "Production", "CostCentre": "4711-20261124"],
      credentials: [
        .init(databaseName: "SYSTEMDB", credentialType: .admin, secretId: secret("SYSTEMDB")),
        .init(databaseName: "PRD", credentialType: .admin, secretId: secret("PRD")),
      ])
    let codable = CodableRegistration(shape)
    let size = (try? codec.encode(shape).count) ?? 0
    let group = "encoding an input of \(size) bytes"
    return [
      Workload(
        "encode: Foundation's JSONEncoder", group: group, isBaseline: true, isComparator: true
      ) {
        try JSONEncoder().encode(codable).count
      },
      Workload("encode: AWSJSON", group: group) { try codec.encode(shape).count },
    ]
  }()

  private static func secret(_ database: String) -> String { "sap/hana/prd/\(database)-Secret" }
}

/// The same shape for Foundation's encoder.
private struct CodableRegistration: Encodable, Sendable {
  struct Credential: Encodable, Sendable {
    let databaseName: String
    let credentialType: String
    let secretID: String

    enum CodingKeys: String, CodingKey {
      case databaseName = "DatabaseName"
      case credentialType = "CredentialType"
      case secretID = "SecretId"
    }
  }

  let applicationID: String
  let applicationType: String
  let instances: [String]?
  let sapInstanceNumber: String?
  let sid: String?
  let tags: [String: String]?
  let credentials: [Credential]?

  enum CodingKeys: String, CodingKey {
    case applicationID = "ApplicationId"
    case applicationType = "ApplicationType"
    case instances = "Instances"
    case sapInstanceNumber = "SapInstanceNumber"
    case sid = "Sid"
    case tags = "Tags"
    case credentials = "Credentials"
  }

  init(_ shape: RegisterApplicationInput) {
    applicationID = shape.applicationId
    applicationType = shape.applicationType.rawValue
    instances = shape.instances
    sapInstanceNumber = shape.sapInstanceNumber
    sid = shape.sid
    tags = shape.tags
    credentials = shape.credentials?.map {
      Credential(
        databaseName: $0.databaseName, credentialType: $0.credentialType.rawValue,
        secretID: $0.secretId)
    }
  }
}
