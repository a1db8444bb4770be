/// The forms of the files of the suite `endpoints`.
enum EndpointsVectors {
  struct RuleTests: Decodable, Sendable {
    let ruleSet: JSONValue
    let testCases: [Case]
  }

  struct ServiceTests: Decodable, Sendable {
    let testCases: [Case]
  }

  struct Case: Decodable, Sendable {
    let documentation: String?
    let params: [String: JSONValue]?
    let expect: Expectation
  }

  struct Expectation: Decodable, Sendable {
    let endpoint: Endpoint?
    let error: String?
  }

  struct Endpoint: Decodable, Sendable {
    let url: String
    let headers: [String: [String]]?
    let properties: JSONValue?
  }
}
