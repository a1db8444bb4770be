/// The form of the file of the suite `sigv4-agreement`, whose names are written in snake case.
enum SigV4AgreementVectors {
  struct File: Decodable, Sendable {
    let cases: [Case]
  }

  struct Case: Decodable, Sendable {
    let name: String
    let serviceKind: String
    let context: Context
    let parsed: Request
    let expected: Stages

    var isForS3: Bool { serviceKind == "s3" }
  }

  struct Context: Decodable, Sendable {
    let credentials: Keys
    let timestamp: String
    let region: String
    let service: String
    let expirationInSeconds: Int?
  }

  struct Keys: Decodable, Sendable {
    let accessKeyId: String
    let secretAccessKey: String
    let token: String?
  }

  struct Request: Decodable, Sendable {
    let method: String
    let target: String
    let headers: [[String]]
    let body: String
  }

  struct Stages: Decodable, Sendable {
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
  }
}
