/// The form of the file of the suite `sigv4-agreement`, whose names are written in snake case.
enum SigV4AgreementVectors {
  struct File: Decodable, Sendable {
    let cases: [Case]
  }

  struct Case: Decodable, Sendable {
    let name: String
    let serviceKind: String
    let context: Context
    let parsed: SigV4Vectors.Request
    let expected: Stages

    var isForS3: Bool { serviceKind == "s3" }
  }

  struct Context: Decodable, Sendable {
    let credentials: SigV4Vectors.Keys
    let timestamp: String
    let region: String
    let service: String
    let expirationInSeconds: Int?
  }

  struct Stages: Decodable, Sendable {
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
  }
}
