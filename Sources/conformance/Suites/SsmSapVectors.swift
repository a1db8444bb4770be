/// The forms of the files of the suite `ssm-sap`.
enum SsmSapVectors {
  struct File<Case: Decodable & Sendable>: Decodable, Sendable {
    let credentials: Keys
    let cases: [Case]
  }

  struct Keys: Decodable, Sendable {
    let accessKeyId: String
    let secretAccessKey: String
  }

  struct Request: Decodable, Sendable {
    let id: String
    let operation: String
    let input: JSONValue
    let region: String
    let sessionToken: String?
    let time: String
    let expected: ExpectedRequest
  }

  struct ExpectedRequest: Decodable, Sendable {
    let method: String
    let host: String
    let path: String
    let query: String
    let headers: [String: String]
    let body: String
    let alsoSent: [String]
    let signedHeaders: [String]
    let signature: String
  }

  struct Response: Decodable, Sendable {
    let id: String
    let operation: String
    let status: Int
    let headers: [String: String]
    let body: String
    let expected: JSONValue
    let requestId: String
  }

  struct Failure: Decodable, Sendable {
    let id: String
    let operation: String
    let status: Int
    let headers: [String: String]
    let body: String
    let expected: ExpectedFailure
  }

  struct ExpectedFailure: Decodable, Sendable {
    let type: String
    let code: String
    let message: String
    let status: Int
    let requestId: String
  }

  struct Pagination: Decodable, Sendable {
    let id: String
    let operation: String
    let input: JSONValue
    let pages: [String]
    let expected: ExpectedPages
  }

  struct ExpectedPages: Decodable, Sendable {
    let requestBodies: [String]
    let items: [JSONValue]
  }
}
