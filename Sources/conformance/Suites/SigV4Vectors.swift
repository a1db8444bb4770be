/// The form of the file of the suite `sigv4`, whose names are written in snake case.
enum SigV4Vectors {
  struct File: Decodable, Sendable {
    let cases: [Case]
  }

  struct Case: Decodable, Sendable {
    let name: String
    let context: Context
    let parsed: Request
    let header: Expected?
    let query: Expected?
  }

  struct Context: Decodable, Sendable {
    let credentials: Keys
    let timestamp: String
    let region: String
    let service: String
    let normalize: Bool
    let signBody: Bool
    let omitSessionToken: Bool?
    let expirationInSeconds: Int
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

  struct Expected: Decodable, Sendable {
    let canonicalRequest: String
    let stringToSign: String
    let signature: String
    let signedRequest: String?
  }
}
